package org.omnidesk.tickets.ticket;

import org.omnidesk.tickets.WireName;

/** How much of the business the trouble touches. */
public enum Impact implements WireName {
  LOW,
  MEDIUM,
  HIGH
}
