package org.omnidesk.tickets.ticket;

import org.omnidesk.tickets.WireName;

/** Where a ticket stands. Reopening is an event and merging a pointer, so neither is a status. */
public enum TicketStatus implements WireName {
  NEW,
  OPEN,
  PENDING_REQUESTER,
  PENDING_VENDOR,
  RESOLVED,
  CLOSED;

  /** Whether nobody works on the ticket any more. */
  public boolean isDone() {
    return this == RESOLVED || this == CLOSED;
  }
}
