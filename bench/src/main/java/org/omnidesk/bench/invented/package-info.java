/** Whether invented sentences pass the gate of drafts, and honest ones do. */
package org.omnidesk.bench.invented;
