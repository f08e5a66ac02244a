package org.omnidesk.tickets.delivery;

import org.omnidesk.tickets.WireName;

/** Where a delivery stands. */
public enum DeliveryState implements WireName {
  PENDING,
  SENDING,
  SENT,
  RETRYING,
  UNKNOWN,
  PARKED,
  SUPPRESSED
}
