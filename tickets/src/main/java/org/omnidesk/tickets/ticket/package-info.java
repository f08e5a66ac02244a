/** The canonical record and the values its fields may take. */
package org.omnidesk.tickets.ticket;
