package org.omnidesk.ai.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.safety.Masker;
import org.omnidesk.ai.safety.MaskingSession;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.Article;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.response.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Proposes an article from a solved ticket: what the desk answered in public, in its own words or
 * in Claude's that say the same, with personal and secret values masked. The article is INTERNAL
 * until a person gives it free, so it is quoted to nobody before.
 */
public class ArticleDrafts {

  /** What writes where no model of others does: the desk's answers, word for word. */
  public static final String MODEL_ID = "answers-v1";

  private static final int SHORTEST = 20;

  private final JdbcClient jdbc;
  private final Masker masker;
  private final KnowledgeStore articles;
  private final ClaudeGate gate;
  private final ClaudeArticles claude;

  public ArticleDrafts(
      JdbcClient jdbc,
      Masker masker,
      KnowledgeStore articles,
      ClaudeGate gate,
      ClaudeArticles claude) {
    this.jdbc = jdbc;
    this.masker = masker;
    this.articles = articles;
    this.gate = gate;
    this.claude = claude;
  }

  private record Solved(
      String title,
      String text,
      String category,
      String language,
      String channel,
      String dataClass) {}

  /** The article that was made from a ticket before. */
  public Optional<UUID> of(UUID ticket) {
    return jdbc.sql("SELECT id FROM knowledge_base WHERE source_ticket = ?")
        .param(ticket)
        .query(UUID.class)
        .optional();
  }

  /**
   * What is needed to write it.
   *
   * @throws CommandException NOT_FOUND if there is no such solved ticket, INVALID if its public
   *     answers say nothing
   */
  public ArticleWork begin(UUID ticket, Actor actor) {
    Solved solved =
        solved(ticket)
            .orElseThrow(
                () ->
                    new CommandException(
                        CommandException.Kind.NOT_FOUND, null, "there is no such solved ticket"));
    List<String> answers =
        jdbc
            .sql(
                """
                SELECT response_text FROM ticket_responses
                WHERE ticket_id = ? AND visibility = 'PUBLIC' AND NOT by_requester AND template IS NULL
                ORDER BY created_at, id""")
            .param(ticket)
            .query(String.class)
            .list()
            .stream()
            .map(String::strip)
            .filter(text -> text.length() >= SHORTEST)
            .toList();
    if (answers.isEmpty()) {
      throw new CommandException(
          CommandException.Kind.INVALID, "ticket", "its public answers say nothing to learn from");
    }
    ArticleWork work =
        new ArticleWork(
            ticket,
            solved.title(),
            solved.text(),
            solved.category(),
            solved.language(),
            answers,
            null,
            actor);
    return gate.isOn()
        ? work.asking(claude.question(work, solved.channel(), solved.dataClass()))
        : work;
  }

  private Optional<Solved> solved(UUID ticket) {
    return jdbc.sql(
            """
            SELECT title, left(description, 6000) AS text, category, language, channel, data_class
            FROM tickets WHERE id = ? AND hidden_at IS NULL AND status IN ('resolved','closed')""")
        .param(ticket)
        .query(
            (rs, n) ->
                new Solved(
                    rs.getString("title"),
                    rs.getString("text"),
                    rs.getString("category"),
                    rs.getString("language") == null ? "unknown" : rs.getString("language"),
                    rs.getString("channel"),
                    rs.getString("data_class")))
        .optional();
  }

  /** What stands before the local wording where no model was asked. For routes. */
  public ArticleText none() {
    return new ArticleText(null, null, "none", List.of());
  }

  /** The answers as they were given; what refused an earlier wording stands first. For routes. */
  public ArticleText locally(ArticleWork work, ArticleText before) {
    List<String> reasons = new ArrayList<>(before.reasons());
    reasons.add(work.answers().size() + " public answers of the ticket, word for word");
    return new ArticleText(work.title(), String.join("\n", work.answers()), MODEL_ID, reasons);
  }

  /** Stores it INTERNAL and masked; empty if there is one from this ticket meanwhile. */
  public Optional<UUID> store(ArticleWork work, ArticleText text) {
    MaskingSession masking = masker.begin();
    return articles.createFrom(
        work.ticket(),
        new Article(
            masking.mask(text.title()),
            masking.mask(text.content()),
            work.category(),
            List.of("proposed"),
            work.language(),
            Visibility.INTERNAL),
        work.actor());
  }
}
