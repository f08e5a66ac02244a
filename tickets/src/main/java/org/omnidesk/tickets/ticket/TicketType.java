package org.omnidesk.tickets.ticket;

import org.omnidesk.tickets.WireName;

/** Something is broken, or something is wanted. */
public enum TicketType implements WireName {
  INCIDENT,
  REQUEST
}
