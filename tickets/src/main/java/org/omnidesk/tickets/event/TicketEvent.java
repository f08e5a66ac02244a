package org.omnidesk.tickets.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A CloudEvents 1.0 envelope's content in our terms: ids, version and names of changed fields,
 * never ticket text.
 *
 * @param id the event's id
 * @param type for example {@code omnidesk.ticket.created}
 * @param ticketId the ticket
 * @param number the ticket's number
 * @param version the ticket's version after the change
 * @param changed names of changed fields
 * @param responseId the response or draft it is about; null if none
 * @param visibility PUBLIC or INTERNAL for a response's event; null otherwise
 * @param origin who caused it: a system's name, {@code person}, {@code ai}, {@code hub}
 * @param time when
 */
public record TicketEvent(
    UUID id,
    String type,
    UUID ticketId,
    long number,
    long version,
    List<String> changed,
    UUID responseId,
    String visibility,
    String origin,
    Instant time) {
  public TicketEvent {
    changed = changed == null ? List.of() : List.copyOf(changed);
  }
}
