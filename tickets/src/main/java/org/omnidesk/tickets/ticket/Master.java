package org.omnidesk.tickets.ticket;

import org.omnidesk.tickets.WireName;

/** Who set a field last; in rising order of whose word counts. */
public enum Master implements WireName {
  DEFAULT,
  AI,
  SOURCE,
  PERSON;

  /** Whether a value of this master may replace one of the other's. */
  public boolean mayReplace(Master other) {
    return other == null || ordinal() >= other.ordinal();
  }
}
