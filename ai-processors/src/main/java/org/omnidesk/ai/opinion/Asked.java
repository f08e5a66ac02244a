package org.omnidesk.ai.opinion;

import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.enrich.TicketText;
import org.omnidesk.tickets.event.TicketEvent;

/**
 * A question about one text of one ticket, as an event called for it.
 *
 * @param question null where there is nothing to ask
 */
public record Asked(TicketEvent event, TicketText text, ClaudeQuestion question) {

  static Asked nothing(TicketEvent event) {
    return new Asked(event, null, null);
  }

  /** For routes. */
  public boolean isWanted() {
    return question != null;
  }
}
