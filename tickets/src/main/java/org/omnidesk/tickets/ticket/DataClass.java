package org.omnidesk.tickets.ticket;

import org.omnidesk.tickets.WireName;

/**
 * How far a ticket's text may travel, from free to never. A {@code RESTRICTED} one is not sent to
 * any model outside the house, masked or not.
 */
public enum DataClass implements WireName {
  PUBLIC,
  INTERNAL,
  RESTRICTED
}
