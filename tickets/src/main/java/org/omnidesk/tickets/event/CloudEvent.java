package org.omnidesk.tickets.event;

import java.time.Instant;
import java.util.UUID;
import org.omnidesk.tickets.Json;

/** The CloudEvents 1.0 JSON envelope in which events travel; {@code subject} is the ticket's id. */
public record CloudEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    TicketEvent data) {

  static CloudEvent of(TicketEvent event) {
    return new CloudEvent(
        "1.0",
        event.id().toString(),
        "/omnidesk",
        event.type(),
        event.ticketId().toString(),
        event.time(),
        "application/json",
        event);
  }

  /**
   * Reads an envelope.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static TicketEvent read(String json) {
    CloudEvent envelope = Json.read(json, CloudEvent.class);
    if (envelope.data() == null
        || envelope.data().id() == null
        || !envelope.data().id().equals(UUID.fromString(envelope.id()))) {
      throw new IllegalArgumentException("data: no event, or not the envelope's");
    }
    return envelope.data();
  }
}
