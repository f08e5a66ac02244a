package org.omnidesk.ai.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.draft.DraftAnswer;
import org.omnidesk.ai.draft.DraftRequest;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftSource;
import org.omnidesk.ai.draft.Drafter;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.similar.ScoredPoint;
import org.omnidesk.ai.similar.VectorFilter;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.tickets.command.DraftStore;
import org.omnidesk.tickets.command.ProposedDraft;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drafts an answer from knowledge articles and solved tickets once a ticket is understood. Only
 * PUBLIC texts are ever retrieved; the draft waits for a person.
 */
public class DraftProposals {

  static final String CONSUMER = "draft-answer";
  private static final int SOURCES = 8;

  private final JdbcClient jdbc;
  private final Encoder encoder;
  private final VectorStore store;
  private final Drafter drafter;
  private final DraftStore drafts;
  private final TicketStore tickets;
  private final TicketHistory history;
  private final ConsumedEvents consumed;

  public DraftProposals(
      JdbcClient jdbc,
      Encoder encoder,
      VectorStore store,
      Drafter drafter,
      DraftStore drafts,
      TicketStore tickets,
      TicketHistory history,
      ConsumedEvents consumed) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.store = store;
    this.drafter = drafter;
    this.drafts = drafts;
    this.tickets = tickets;
    this.history = history;
    this.consumed = consumed;
  }

  /**
   * Proposes an answer for an enriched ticket that nobody has answered yet; other events are only
   * noted.
   */
  public void propose(TicketEvent event) {
    if (!event.type().equals(EventTypes.TICKET_ENRICHED)
        || consumed.has(CONSUMER, event.id())
        || answered(event)) {
      consumed.once(CONSUMER, event.id(), () -> {});
      return;
    }
    Optional<TicketText> read = TicketText.read(jdbc, event.ticketId());
    DraftResult result =
        read.map(text -> drafter.draft(request(event, text)))
            .orElse(DraftResult.refused("none", "the ticket is gone"));
    consumed.once(
        CONSUMER,
        event.id(),
        () ->
            result
                .answer()
                .ifPresent(
                    answer ->
                        tickets
                            .lock(event.ticketId())
                            // drafting takes a while: nobody answered and nothing was added since
                            .filter(ticket -> !answered(event) && isStill(read.get()))
                            .ifPresent(ticket -> store(ticket, answer))));
  }

  private boolean isStill(TicketText text) {
    return TicketText.read(jdbc, text.ticketId())
        .filter(now -> now.hash().equals(text.hash()))
        .isPresent();
  }

  private void store(TicketRow ticket, DraftAnswer answer) {
    UUID id =
        drafts.propose(
            ticket.id(),
            new ProposedDraft(
                answer.text(),
                answer.language(),
                answer.confidence(),
                answer.modelId(),
                answer.reasons(),
                answer.sources()));
    history.record(
        ticket.id(),
        ticket.number(),
        ticket.version(),
        EventTypes.DRAFT_PROPOSED,
        "ai",
        null,
        answer.modelId(),
        List.of("drafts"),
        id,
        null,
        java.util.Map.of("confidence", answer.confidence()));
  }

  /** Nobody needs a draft where a person has answered, or a machine wrote. */
  private boolean answered(TicketEvent event) {
    return jdbc.sql(
            """
            SELECT 1 FROM tickets t WHERE t.id = ? AND (t.automatic OR t.status IN ('resolved','closed') OR EXISTS (
              SELECT 1 FROM ticket_responses r WHERE r.ticket_id = t.id AND NOT r.by_requester
                AND r.visibility = 'PUBLIC'))""")
        .param(event.ticketId())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private DraftRequest request(TicketEvent event, TicketText text) {
    TicketRow ticket = tickets.find(event.ticketId()).orElse(null);
    String language = ticket == null ? null : ticket.language();
    String category = ticket == null ? null : ticket.category();
    return new DraftRequest(text.title(), text.text(), language, sources(text, category));
  }

  /**
   * Articles of another category than the ticket's answer another question, however alike the words
   * are.
   */
  private List<DraftSource> sources(TicketText text, String category) {
    float[] vector = encoder.encode(List.of(text.joined())).get(0);
    List<DraftSource> sources = new ArrayList<>();
    for (ScoredPoint point :
        store.search(VectorStore.KNOWLEDGE, vector, SOURCES, VectorFilter.PUBLIC_ONLY)) {
      article(point, category).ifPresent(sources::add);
    }
    for (ScoredPoint point :
        store.search(VectorStore.RESPONSES, vector, SOURCES, VectorFilter.PUBLIC_ONLY)) {
      solved(point, text.ticketId()).ifPresent(sources::add);
    }
    return sources;
  }

  private Optional<DraftSource> article(ScoredPoint point, String category) {
    return jdbc.sql(
            """
            SELECT title, content, language FROM knowledge_base WHERE id = ? AND visibility = 'PUBLIC'
              AND (category = ?::text OR category IS NULL OR ?::text IS NULL)""")
        .params(java.util.Arrays.asList(point.id(), category, category))
        .query(
            (rs, n) ->
                new DraftSource(
                    "knowledge",
                    point.id(),
                    rs.getString("title"),
                    rs.getString("content"),
                    rs.getString("language"),
                    point.score()))
        .optional();
  }

  /** The visibility is asked again here: the index may lag behind a text that became internal. */
  private Optional<DraftSource> solved(ScoredPoint point, UUID itself) {
    return jdbc.sql(
            """
            SELECT t.id, t.title, r.response_text, t.language FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id
            WHERE r.id = ? AND r.visibility = 'PUBLIC' AND NOT r.by_requester AND t.id <> ? AND t.hidden_at IS NULL
              AND t.status IN ('resolved','closed')""")
        .params(point.id(), itself)
        .query(
            (rs, n) ->
                new DraftSource(
                    "ticket",
                    rs.getObject("id", UUID.class),
                    rs.getString("title"),
                    rs.getString("response_text"),
                    rs.getString("language"),
                    point.score()))
        .optional();
  }
}
