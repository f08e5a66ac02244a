/** Texts on a ticket, where visibility is a type. */
package org.omnidesk.tickets.response;
