package org.omnidesk.ai.enrich;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.similar.SimilarTicket;
import org.omnidesk.ai.similar.SimilarTickets;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.link.TicketLink;
import org.omnidesk.tickets.link.TicketLinks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says of a ticket that was just understood whether it is probably the same trouble reported again:
 * by the same requester, or about the same service at the same site. Only a suggestion; a person
 * merges. Doing it twice is doing it once.
 */
public class DuplicateHints {

  private static final Logger LOG = LoggerFactory.getLogger(DuplicateHints.class);
  private static final int LOOKED_AT = 10;

  private final JdbcClient jdbc;
  private final SimilarTickets similar;
  private final TicketLinks links;
  private final Duration within;

  /**
   * @param within how old the earlier ticket may be
   */
  public DuplicateHints(
      JdbcClient jdbc, SimilarTickets similar, TicketLinks links, Duration within) {
    this.jdbc = jdbc;
    this.similar = similar;
    this.links = links;
    this.within = within;
  }

  /** Looks at the tickets that the events say are understood; hands the events on. */
  public List<TicketEvent> hint(List<TicketEvent> events) {
    events.stream()
        .filter(event -> event.type().equals(EventTypes.TICKET_ENRICHED))
        .map(TicketEvent::ticketId)
        .distinct()
        .forEach(this::hint);
    return events;
  }

  private void hint(UUID ticket) {
    Optional<TicketText> text = TicketText.read(jdbc, ticket);
    if (text.isEmpty()) {
      return;
    }
    Map<UUID, SimilarTicket> duplicates = new LinkedHashMap<>();
    try {
      similar.find(text.get().joined(), LOOKED_AT, ticket).stream()
          .filter(SimilarTicket::duplicate)
          .forEach(hit -> duplicates.put(hit.ticketId(), hit));
    } catch (ModelNotReadyException e) {
      throw e;
    } catch (RuntimeException e) {
      // A hint is worth less than the batch it would stop.
      LOG.error("ticket {} cannot be compared", ticket, e);
    }
    for (UUID other : links.plausible(ticket, List.copyOf(duplicates.keySet()), within)) {
      SimilarTicket hit = duplicates.get(other);
      links.suggest(
          new TicketLink(ticket, other, "suggested", hit.score(), hit.reasons(), hit.modelId()));
    }
  }
}
