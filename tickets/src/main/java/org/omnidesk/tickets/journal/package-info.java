/** The append-only list of what happened to a ticket, hash-chained. */
package org.omnidesk.tickets.journal;
