/** One effect on one target, and how it ended. */
package org.omnidesk.tickets.delivery;
