package org.omnidesk.tickets.delivery;

import java.util.List;
import java.util.UUID;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * What every delivery knows of its target.
 *
 * @param id the delivery
 * @param key its idempotency key: short, printable, the same at every try; a marker at the target
 *     carries it
 * @param attempt 1 at the first try; a later one must look whether an earlier one took effect
 * @param system the configured system's name
 * @param ticketId the ticket
 * @param number the ticket's number
 * @param subject the ticket's title
 * @param externalId the bonded record's id in that system, or the conversation's first message id
 * @param to the person at the other end of a conversation
 * @param references ids of the conversation's messages so far, oldest first (mail threading)
 */
public record DeliveryHead(
    UUID id,
    String key,
    int attempt,
    String system,
    UUID ticketId,
    TicketNumber number,
    String subject,
    String externalId,
    Contact to,
    List<String> references) {

  public DeliveryHead {
    references = references == null ? List.of() : List.copyOf(references);
  }
}
