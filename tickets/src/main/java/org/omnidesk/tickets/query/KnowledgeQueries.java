package org.omnidesk.tickets.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knowledge articles for people. */
public class KnowledgeQueries {

  private final JdbcClient jdbc;

  public KnowledgeQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An article; empty if it does not exist or is not for the reader. */
  public Optional<KnowledgeView> find(UUID id, Reader reader) {
    return jdbc.sql(
            """
            SELECT id, title, content, category, tags, language, visibility, version, updated_at
            FROM knowledge_base WHERE id = :id AND (:staff OR visibility = 'PUBLIC')""")
        .param("id", id)
        .param("staff", reader.staff())
        .query(
            (rs, n) ->
                new KnowledgeView(
                    rs.getObject("id", UUID.class),
                    rs.getString("title"),
                    rs.getString("content"),
                    rs.getString("category"),
                    List.copyOf(Arrays.asList((String[]) rs.getArray("tags").getArray())),
                    rs.getString("language"),
                    rs.getString("visibility"),
                    rs.getInt("version"),
                    TicketMapping.instant(rs, "updated_at")))
        .optional();
  }
}
