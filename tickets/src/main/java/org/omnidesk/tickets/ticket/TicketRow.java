package org.omnidesk.tickets.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A ticket as stored, locked by the transaction that reads it. */
public record TicketRow(
    UUID id,
    TicketNumber number,
    String title,
    String description,
    TicketType type,
    TicketStatus status,
    String category,
    Urgency urgency,
    Impact impact,
    String language,
    String system,
    Channel channel,
    UUID requesterId,
    String group,
    String assignee,
    String site,
    Map<String, String> masters,
    boolean automatic,
    boolean hidden,
    Instant createdAt,
    long version,
    DataClass dataClass) {

  /** Who set a field last; {@code DEFAULT} if nobody did. */
  public Master master(String field) {
    return org.omnidesk.tickets.WireName.find(Master.class, masters.get(field))
        .orElse(Master.DEFAULT);
  }
}
