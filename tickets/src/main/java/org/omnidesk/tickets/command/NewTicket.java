package org.omnidesk.tickets.command;

import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.ticket.Impact;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/** A ticket as the portal or the API opens it; only title and description are required. */
public record NewTicket(
    String title,
    String description,
    TicketType type,
    String category,
    Urgency urgency,
    Impact impact,
    Contact requester,
    String site) {}
