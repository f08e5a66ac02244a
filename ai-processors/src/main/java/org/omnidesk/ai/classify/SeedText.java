package org.omnidesk.ai.classify;

import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/** One labelled text to train from. */
public record SeedText(
    String category, String language, Urgency urgency, TicketType type, String text) {}
