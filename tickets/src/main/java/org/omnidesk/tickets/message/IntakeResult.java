package org.omnidesk.tickets.message;

import java.util.UUID;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * What the hub's intake answers to the source that handed a message in.
 *
 * @param state what became of the message
 * @param duplicate the message had been settled before
 * @param ticketId the ticket it landed on; null if none
 * @param number that ticket's number; null if none
 * @param reason why it was quarantined or is still pending; null otherwise
 */
public record IntakeResult(
    MessageState state, boolean duplicate, UUID ticketId, TicketNumber number, String reason) {}
