package org.omnidesk.connectors.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everything of one ticket as GLPI answered it, in one JSON object; texts still encoded as this
 * version does.
 */
record TicketBundle(int ticketId, String dateMod, ObjectNode json) {

  static final String KIND = "glpi-ticket";

  /** Counters that GLPI works out anew without anyone having changed the ticket. */
  private static final List<String> VOLATILE =
      List.of(
          "close_delay_stat",
          "solve_delay_stat",
          "takeintoaccount_delay_stat",
          "waiting_duration",
          "sla_waiting_duration",
          "ola_waiting_duration");

  /**
   * The fingerprint of the content. {@code date_mod} is part of it: a status that went to and fro
   * is two arrivals, and a write without a difference does not move it.
   */
  String revision() {
    ObjectNode stable = json.deepCopy();
    JsonNode item = stable.path("item");
    if (item instanceof ObjectNode fields) {
      fields.remove(VOLATILE);
    }
    return Hashes.sha256(stable.toString());
  }

  byte[] bytes() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
