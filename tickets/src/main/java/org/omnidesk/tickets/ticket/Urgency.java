package org.omnidesk.tickets.ticket;

import org.omnidesk.tickets.WireName;

/** How soon the requester needs it solved. */
public enum Urgency implements WireName {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
