package org.omnidesk.ai.enrich;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.draft.ClaudeDrafts;
import org.omnidesk.ai.draft.DraftModes;
import org.omnidesk.ai.draft.DraftProperties;
import org.omnidesk.ai.draft.DraftRequest;
import org.omnidesk.ai.draft.DraftSource;
import org.omnidesk.ai.draft.DraftWork;
import org.omnidesk.ai.retrieve.Passage;
import org.omnidesk.ai.retrieve.RetrievalQuery;
import org.omnidesk.ai.retrieve.Retrieved;
import org.omnidesk.ai.retrieve.Retriever;
import org.omnidesk.tickets.ticket.TicketRow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers what an answer needs: sources, mode, and the question for Claude where it may write. */
public class DraftRequests {

  private final JdbcClient jdbc;
  private final Retriever retriever;
  private final DraftModes modes;
  private final ClaudeGate claude;
  private final ClaudeDrafts claudeDrafts;
  private final DraftProperties settings;

  public DraftRequests(
      JdbcClient jdbc,
      Retriever retriever,
      DraftModes modes,
      ClaudeGate claude,
      ClaudeDrafts claudeDrafts,
      DraftProperties settings) {
    this.jdbc = jdbc;
    this.retriever = retriever;
    this.modes = modes;
    this.claude = claude;
    this.claudeDrafts = claudeDrafts;
    this.settings = settings;
  }

  /**
   * Whose answer it is.
   *
   * @param ticketId null where the text is of no ticket
   * @param category null for unknown
   * @param channel null for none
   */
  public record Asker(UUID ticketId, String category, String language, String channel) {}

  /** What happens to an answer of a ticket. */
  DraftModes.Decision decide(TicketRow ticket) {
    return modes.decide(ticket.category(), ticket.language(), ticket.channel().wireName());
  }

  /** The work for a text; {@code about} is handed through. */
  public DraftWork of(String title, String text, Asker asker, Object about) {
    DraftModes.Decision decision =
        modes.decide(asker.category(), asker.language(), asker.channel());
    List<DraftSource> sources =
        retriever
            .retrieve(
                new RetrievalQuery(
                    title,
                    text,
                    asker.category(),
                    asker.ticketId() == null ? Set.of() : Set.of(asker.ticketId()),
                    settings.sources()))
            .stream()
            .map(DraftRequests::source)
            .toList();
    DraftRequest request = new DraftRequest(title, text, asker.language(), sources);
    boolean ask = settings.claude() && claude.isOn() && !sources.isEmpty();
    ClaudeQuestion question =
        ask
            ? claudeDrafts.question(
                request, asker.ticketId(), asker.channel(), dataClass(asker.ticketId()))
            : null;
    return new DraftWork(request, decision, question, about);
  }

  private static DraftSource source(Retrieved hit) {
    Passage passage = hit.passage();
    return new DraftSource(
        passage.kind(),
        passage.sourceId(),
        passage.title(),
        passage.text(),
        passage.language(),
        hit.score());
  }

  /** Null where there is no ticket, or its class is not set: the default of the settings. */
  private String dataClass(UUID ticket) {
    return ticket == null
        ? null
        : jdbc.sql("SELECT to_jsonb(t) ->> 'data_class' AS d FROM tickets t WHERE id = ?")
            .param(ticket)
            .query((rs, n) -> Optional.ofNullable(rs.getString("d")))
            .optional()
            .flatMap(found -> found)
            .orElse(null);
  }
}
