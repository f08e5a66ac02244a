package org.omnidesk.ai.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.safety.Masker;
import org.omnidesk.ai.safety.MaskingSession;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.Article;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.response.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Proposes an article from a solved ticket: its title and what the desk answered in public, with
 * personal and secret values masked. The article is INTERNAL until a person gives it free, so it is
 * quoted to nobody before.
 */
public class ArticleDrafts {

  private static final int SHORTEST = 20;

  private final JdbcClient jdbc;
  private final Masker masker;
  private final KnowledgeStore articles;

  public ArticleDrafts(JdbcClient jdbc, Masker masker, KnowledgeStore articles) {
    this.jdbc = jdbc;
    this.masker = masker;
    this.articles = articles;
  }

  private record Solved(String title, String category, String language) {}

  /**
   * The id of the proposed article; empty if there is one from this ticket already.
   *
   * @throws CommandException NOT_FOUND if there is no such solved ticket, INVALID if its public
   *     answers say nothing
   */
  public Optional<UUID> propose(UUID ticket, Actor actor) {
    Solved solved =
        jdbc.sql(
                """
                SELECT title, category, language FROM tickets
                WHERE id = ? AND hidden_at IS NULL AND status IN ('resolved','closed')""")
            .param(ticket)
            .query(
                (rs, n) ->
                    new Solved(
                        rs.getString("title"), rs.getString("category"), rs.getString("language")))
            .optional()
            .orElseThrow(
                () ->
                    new CommandException(
                        CommandException.Kind.NOT_FOUND, null, "there is no such solved ticket"));
    MaskingSession masking = masker.begin();
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
            .map(text -> masking.mask(text).strip())
            .filter(text -> text.length() >= SHORTEST)
            .toList();
    if (answers.isEmpty()) {
      throw new CommandException(
          CommandException.Kind.INVALID, "ticket", "its public answers say nothing to learn from");
    }
    return articles.createFrom(
        ticket,
        new Article(
            masking.mask(solved.title()),
            String.join("\n", answers),
            solved.category(),
            List.of("proposed"),
            solved.language(),
            Visibility.INTERNAL),
        actor);
  }
}
