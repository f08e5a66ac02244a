package org.omnidesk.tickets.command;

import org.omnidesk.tickets.ticket.DataClass;
import org.omnidesk.tickets.ticket.Impact;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/** The fields a person wants changed; null leaves a field as it is. */
public record TicketPatch(
    String title,
    String description,
    TicketType type,
    TicketStatus status,
    String category,
    Urgency urgency,
    Impact impact,
    String group,
    String assignee,
    String site,
    DataClass dataClass) {

  /** Leaves the data class as it is. */
  public TicketPatch(
      String title,
      String description,
      TicketType type,
      TicketStatus status,
      String category,
      Urgency urgency,
      Impact impact,
      String group,
      String assignee,
      String site) {
    this(title, description, type, status, category, urgency, impact, group, assignee, site, null);
  }
}
