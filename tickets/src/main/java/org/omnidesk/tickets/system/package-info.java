/** Configured connections and the kinds there are. */
package org.omnidesk.tickets.system;
