package org.omnidesk.tickets.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.CommandException.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knowledge articles with every wording that they had. */
public class KnowledgeStore {

  private final JdbcClient jdbc;
  private final Transactions transactions;

  public KnowledgeStore(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Adds an article; returns its id. */
  public UUID create(Article article, Actor actor) {
    return insert(article, null, actor).orElseThrow();
  }

  /** Adds an article made from a ticket; empty if that ticket has one already. */
  public Optional<UUID> createFrom(UUID ticket, Article article, Actor actor) {
    return insert(article, ticket, actor);
  }

  private Optional<UUID> insert(Article article, UUID ticket, Actor actor) {
    desk(actor);
    checked(article);
    UUID id = Ids.next();
    return transactions.run(
        () -> {
          int added =
              jdbc.sql(
                      """
                      INSERT INTO knowledge_base (id, title, content, category, tags, language, visibility,
                        source_ticket, changed_by)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                      ON CONFLICT (source_ticket) WHERE source_ticket IS NOT NULL DO NOTHING""")
                  .params(
                      Arrays.asList(
                          id,
                          article.title().strip(),
                          article.content().strip(),
                          article.category(),
                          article.tags().toArray(String[]::new),
                          article.language(),
                          article.visibility().name(),
                          ticket,
                          actor.userId()))
                  .update();
          return added == 0 ? Optional.empty() : Optional.of(id);
        });
  }

  /**
   * Gives an article another wording and keeps the one it had; returns the new version.
   *
   * @param version that the change was made on
   * @throws CommandException CONFLICT if it was changed since
   */
  public int change(UUID id, Article article, int version, Actor actor) {
    desk(actor);
    checked(article);
    return transactions.run(
        () -> {
          int now =
              jdbc.sql("SELECT version FROM knowledge_base WHERE id = ? FOR UPDATE")
                  .param(id)
                  .query(Integer.class)
                  .optional()
                  .orElseThrow(() -> StoredTicketCommands.notFound("article"));
          if (now != version) {
            throw new CommandException(
                Kind.CONFLICT, "version", "the article was changed since; look again");
          }
          jdbc.sql(
                  """
                  INSERT INTO knowledge_versions (article_id, version, title, content, category, tags, language,
                    visibility, changed_at, changed_by)
                  SELECT id, version, title, content, category, tags, language, visibility, updated_at, changed_by
                  FROM knowledge_base WHERE id = ?""")
              .param(id)
              .update();
          jdbc.sql(
                  """
                  UPDATE knowledge_base SET title = ?, content = ?, category = ?, tags = ?, language = ?,
                    visibility = ?, version = version + 1, updated_at = now(), changed_by = ? WHERE id = ?""")
              .params(
                  Arrays.asList(
                      article.title().strip(),
                      article.content().strip(),
                      article.category(),
                      article.tags().toArray(String[]::new),
                      article.language(),
                      article.visibility().name(),
                      actor.userId(),
                      id))
              .update();
          return version + 1;
        });
  }

  private static void checked(Article article) {
    if (article.title() == null || article.title().isBlank()) {
      throw new CommandException(Kind.INVALID, "title", "title is required");
    }
    if (article.content() == null || article.content().isBlank()) {
      throw new CommandException(Kind.INVALID, "content", "content is required");
    }
  }

  private static void desk(Actor actor) {
    if (!actor.isDesk()) {
      throw new CommandException(Kind.FORBIDDEN, null, "only the desk writes articles");
    }
  }
}
