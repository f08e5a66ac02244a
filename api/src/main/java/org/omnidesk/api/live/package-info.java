/** Ticket events to those who look now. */
package org.omnidesk.api.live;
