package org.omnidesk.tickets.link;

import java.util.List;
import java.util.UUID;

/**
 * A probable duplicate of an earlier ticket.
 *
 * @param other the earlier ticket
 * @param state {@code suggested}, {@code confirmed} or {@code rejected}
 * @param score likeness, 0-1
 * @param evidence for people
 * @param model that compared them
 */
public record TicketLink(
    UUID ticket, UUID other, String state, double score, List<String> evidence, String model) {

  public TicketLink {
    evidence = List.copyOf(evidence);
  }
}
