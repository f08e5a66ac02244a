package org.omnidesk.tickets.bond;

import org.omnidesk.tickets.WireName;

/** Whether the record and the ticket are in step. */
public enum BondState implements WireName {
  IN_STEP,
  DUE,
  FAILING,
  GONE
}
