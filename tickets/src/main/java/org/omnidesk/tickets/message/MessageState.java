package org.omnidesk.tickets.message;

import org.omnidesk.tickets.WireName;

/**
 * {@code pending} until its transaction is committed; the hub never forgets a message in any of the
 * three.
 */
public enum MessageState implements WireName {
  PENDING,
  APPLIED,
  QUARANTINED
}
