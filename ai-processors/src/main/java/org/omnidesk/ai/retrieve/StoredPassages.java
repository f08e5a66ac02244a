package org.omnidesk.ai.retrieve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knowledge articles, and the PUBLIC answers of solved tickets, in PostgreSQL. What is read here
 * was PUBLIC at that moment, whatever an index says.
 */
public class StoredPassages implements Passages {

  private static final String ARTICLES =
      "SELECT id, id AS source, title, content AS text, language, visibility, category FROM knowledge_base ";
  private static final String ANSWERS =
      """
      SELECT r.id, t.id AS source, t.title, r.response_text AS text, t.language, r.visibility, t.category
      FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id
      """;
  private static final String ELIGIBLE =
      """
      r.visibility = 'PUBLIC' AND NOT r.by_requester AND r.template IS NULL AND t.hidden_at IS NULL
      AND t.status IN ('resolved','closed')""";

  private final JdbcClient jdbc;

  public StoredPassages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Passage> read(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Passage> passages = new ArrayList<>();
    passages.addAll(
        jdbc.sql(ARTICLES + "WHERE id IN (:ids) AND visibility = 'PUBLIC'")
            .param("ids", ids)
            .query((rs, n) -> passage(Passage.KNOWLEDGE, rs))
            .list());
    passages.addAll(
        jdbc.sql(ANSWERS + "WHERE r.id IN (:ids) AND " + ELIGIBLE)
            .param("ids", ids)
            .query((rs, n) -> passage(Passage.TICKET, rs))
            .list());
    return passages;
  }

  /** Articles changed since, of any visibility: the index filters. */
  List<Passage> articlesSince(Instant since) {
    return jdbc.sql(ARTICLES + "WHERE updated_at >= ?")
        .param(Timestamp.from(since))
        .query((rs, n) -> passage(Passage.KNOWLEDGE, rs))
        .list();
  }

  /** Ids of all articles that there are. */
  List<UUID> articles() {
    return jdbc.sql("SELECT id FROM knowledge_base").query(UUID.class).list();
  }

  /** The newest answers of tickets that were changed since. */
  List<Passage> answersSince(Instant since, int most) {
    return jdbc.sql(
            ANSWERS
                + "WHERE t.updated_at >= ? AND "
                + ELIGIBLE
                + " ORDER BY r.created_at DESC LIMIT ?")
        .params(Timestamp.from(since), most)
        .query((rs, n) -> passage(Passage.TICKET, rs))
        .list();
  }

  /** Texts of changed tickets that may be quoted no more: reopened, hidden, internal now. */
  List<UUID> withdrawnSince(Instant since) {
    return jdbc.sql(
            "SELECT r.id FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id WHERE t.updated_at >= ? AND NOT ("
                + ELIGIBLE
                + ")")
        .param(Timestamp.from(since))
        .query(UUID.class)
        .list();
  }

  private static Passage passage(String kind, ResultSet rs) throws SQLException {
    return new Passage(
        kind,
        rs.getObject("id", UUID.class),
        rs.getObject("source", UUID.class),
        rs.getString("title"),
        rs.getString("text"),
        rs.getString("language"),
        rs.getString("visibility"),
        rs.getString("category"));
  }
}
