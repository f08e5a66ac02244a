package org.omnidesk.tickets.message;

import java.util.UUID;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * What became of a message that was handed to intake; the body a Kamelet source gets back from its
 * {@code kamelet:sink}, so that it can answer its system in its own words.
 *
 * @param state where the message stands; {@code PENDING} means it is kept and will be tried again
 * @param duplicate the same message had arrived before
 * @param ticketId the ticket it belongs to; null if it made or touched none
 * @param number that ticket's number; null with it
 * @param reason why it was quarantined or ignored; null if there is nothing to say
 */
public record IntakeResult(
    MessageState state, boolean duplicate, UUID ticketId, TicketNumber number, String reason) {}
