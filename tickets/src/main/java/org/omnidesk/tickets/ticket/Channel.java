package org.omnidesk.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import org.omnidesk.tickets.WireName;

/** The kind of door a ticket came in by. */
public enum Channel implements WireName {
  GLPI,
  SAP_SOLMAN,
  EMAIL,
  SMS,
  PORTAL;

  /** With a hyphen, as the folders and the configuration spell it: {@code sap-solman}. */
  @Override
  @JsonValue
  public String wireName() {
    return WireName.super.wireName().replace('_', '-');
  }

  /** Whether the hub itself must tell the requester, because no desk of its own does. */
  public boolean hubTellsRequester() {
    return this == EMAIL || this == SMS || this == PORTAL;
  }
}
