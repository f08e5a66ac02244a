/** What runs, on which device, and how fast it answers. */
package org.omnidesk.ai.status;
