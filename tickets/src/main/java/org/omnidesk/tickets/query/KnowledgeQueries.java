package org.omnidesk.tickets.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knowledge articles for people. */
public class KnowledgeQueries {

  private static final String SELECT =
      """
      SELECT k.id, k.title, k.content, k.category, k.tags, k.language, k.visibility, k.version, k.updated_at
      FROM knowledge_base k WHERE (:staff OR k.visibility = 'PUBLIC')""";

  private final JdbcClient jdbc;

  public KnowledgeQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An article; empty if it does not exist or is not for the reader. */
  public Optional<KnowledgeView> find(UUID id, Reader reader) {
    return jdbc.sql(SELECT + " AND k.id = :id")
        .param("id", id)
        .param("staff", reader.staff())
        .query(KnowledgeQueries::view)
        .optional();
  }

  /**
   * One page of what the reader may see, the latest change first.
   *
   * @param cursor the {@code next} of the page before; null for the first page
   * @throws BadCursorException if the cursor is none of ours
   */
  public Page<KnowledgeView> list(KnowledgeFilter filter, int limit, String cursor, Reader reader) {
    StringBuilder sql = new StringBuilder(SELECT);
    Map<String, Object> params = new HashMap<>();
    params.put("staff", reader.staff());
    if (!filter.categories().isEmpty()) {
      sql.append(" AND k.category IN (:category)");
      params.put("category", filter.categories());
    }
    if (!filter.languages().isEmpty()) {
      sql.append(" AND k.language IN (:language)");
      params.put("language", filter.languages());
    }
    if (filter.tag() != null) {
      sql.append(" AND :tag = ANY (k.tags)");
      params.put("tag", filter.tag());
    }
    if (filter.visibility() != null) {
      sql.append(" AND k.visibility = :visibility");
      params.put("visibility", filter.visibility());
    }
    if (filter.text() != null && !filter.text().isBlank()) {
      sql.append(
          " AND to_tsvector('simple', k.title || ' ' || k.content) @@ to_tsquery('simple',"
              + " nullif(plainto_tsquery('simple', :q)::text, '') || ':*')");
      params.put("q", filter.text().replace("\0", ""));
    }
    if (cursor != null) {
      Cursor after = Cursor.decode(cursor);
      sql.append(" AND (k.updated_at, k.id) < (:at, :after)");
      params.put("at", after.offsetAt());
      params.put("after", after.id());
    }
    sql.append(" ORDER BY k.updated_at DESC, k.id DESC LIMIT :limit");
    params.put("limit", limit + 1);
    List<KnowledgeView> rows =
        jdbc.sql(sql.toString()).params(params).query(KnowledgeQueries::view).list();
    boolean more = rows.size() > limit;
    List<KnowledgeView> items = more ? rows.subList(0, limit) : rows;
    KnowledgeView last = more ? items.getLast() : null;
    return new Page<>(
        items, last == null ? null : new Cursor(last.updatedAt(), last.id()).encode());
  }

  /** Every wording that an article has and had, the newest first; empty if there is none. */
  public List<KnowledgeVersion> versions(UUID id) {
    return jdbc.sql(
            """
            SELECT v.*, u.name AS changed_by_name FROM (
              SELECT version, title, content, category, tags, language, visibility,
                updated_at AS changed_at, changed_by
              FROM knowledge_base WHERE id = :id
              UNION ALL
              SELECT version, title, content, category, tags, language, visibility, changed_at, changed_by
              FROM knowledge_versions WHERE article_id = :id) v
            LEFT JOIN users u ON u.id = v.changed_by ORDER BY v.version DESC""")
        .param("id", id)
        .query(
            (rs, n) ->
                new KnowledgeVersion(
                    rs.getInt("version"),
                    rs.getString("title"),
                    rs.getString("content"),
                    rs.getString("category"),
                    tags(rs),
                    rs.getString("language"),
                    rs.getString("visibility"),
                    TicketMapping.instant(rs, "changed_at"),
                    rs.getString("changed_by_name")))
        .list();
  }

  private static KnowledgeView view(ResultSet rs, int row) throws SQLException {
    return new KnowledgeView(
        rs.getObject("id", UUID.class),
        rs.getString("title"),
        rs.getString("content"),
        rs.getString("category"),
        tags(rs),
        rs.getString("language"),
        rs.getString("visibility"),
        rs.getInt("version"),
        TicketMapping.instant(rs, "updated_at"));
  }

  private static List<String> tags(ResultSet rs) throws SQLException {
    return List.copyOf(Arrays.asList((String[]) rs.getArray("tags").getArray()));
  }
}
