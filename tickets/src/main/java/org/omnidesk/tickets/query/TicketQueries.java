package org.omnidesk.tickets.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnidesk.tickets.query.TicketView.BondView;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue and single tickets. */
public class TicketQueries {

  /** The category filter's word for "has none". */
  public static final String NO_CATEGORY = "none";

  private final JdbcClient jdbc;
  private final TicketAccess access;

  public TicketQueries(JdbcClient jdbc, TicketAccess access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /**
   * One page of the queue, the latest change first, without hidden and merged tickets.
   *
   * @param cursor the {@code next} of the page before; null for the first page
   * @throws BadCursorException if the cursor is none of ours
   */
  public Page<TicketView> list(TicketFilter filter, int limit, String cursor, Reader reader) {
    Statement statement = listStatement(filter, limit, cursor, reader);
    List<TicketView> rows =
        jdbc.sql(statement.sql()).params(statement.params()).query(TicketMapping::ticket).list();
    boolean more = rows.size() > limit;
    List<TicketView> items = withBonds(more ? rows.subList(0, limit) : rows);
    TicketView last = more ? items.getLast() : null;
    return new Page<>(
        items, last == null ? null : new Cursor(last.updatedAt(), last.id()).encode());
  }

  /** The list's statement, apart so that a test can ask for its plan. */
  Statement listStatement(TicketFilter filter, int limit, String cursor, Reader reader) {
    StringBuilder where = new StringBuilder("t.hidden_at IS NULL AND t.merged_into IS NULL");
    Map<String, Object> params = new HashMap<>();
    any(where, params, "status", filter.statuses());
    any(where, params, "system", filter.systems());
    any(where, params, "urgency", filter.urgencies());
    any(where, params, "language", filter.languages());
    any(where, params, "channel", filter.channels());
    categories(where, params, filter.categories());
    text(where, params, filter.text());
    if (!reader.staff()) {
      where.append(TicketAccess.restriction(reader));
      params.put("reader", reader.userId());
    }
    if (cursor != null) {
      Cursor after = Cursor.decode(cursor);
      where.append(" AND (t.updated_at, t.id) < (:at, :after)");
      params.put("at", after.offsetAt());
      params.put("after", after.id());
    }
    params.put("limit", limit + 1);
    String sql =
        "SELECT %s %s WHERE %s ORDER BY t.updated_at DESC, t.id DESC LIMIT :limit"
            .formatted(TicketMapping.COLUMNS, TicketMapping.FROM, where);
    return new Statement(sql, params);
  }

  /** SQL with its named, bound parameters. */
  record Statement(String sql, Map<String, Object> params) {}

  /**
   * One ticket; of a merged one its survivor, which then names the one asked for. Empty if it does
   * not exist, is hidden or is not for the reader.
   */
  public Optional<TicketView> find(UUID id, Reader reader) {
    return access
        .survivor(id, reader)
        .flatMap(this::load)
        .map(ticket -> ticket.id().equals(id) ? ticket : ticket.askedForAs(id));
  }

  /** Tickets by id for staff, hidden ones left out, in no particular order. */
  public List<TicketView> byIds(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            "SELECT %s %s WHERE t.id IN (:ids) AND t.hidden_at IS NULL"
                .formatted(TicketMapping.COLUMNS, TicketMapping.FROM))
        .param("ids", ids)
        .query(TicketMapping::ticket)
        .list();
  }

  private Optional<TicketView> load(UUID id) {
    return jdbc.sql(
            "SELECT %s %s WHERE t.id = :id AND t.hidden_at IS NULL"
                .formatted(TicketMapping.COLUMNS, TicketMapping.FROM))
        .param("id", id)
        .query(TicketMapping::ticket)
        .optional()
        .map(ticket -> withBonds(List.of(ticket)).getFirst());
  }

  private List<TicketView> withBonds(List<TicketView> tickets) {
    if (tickets.isEmpty()) {
      return tickets;
    }
    record Row(UUID ticket, BondView bond) {}
    Map<UUID, List<BondView>> bonds =
        jdbc
            .sql(
                """
                SELECT ticket_id, system, external_id, state, url FROM bonds
                WHERE ticket_id IN (:ids) ORDER BY created_at, id""")
            .param("ids", tickets.stream().map(TicketView::id).toList())
            .query(
                (rs, n) ->
                    new Row(
                        rs.getObject("ticket_id", UUID.class),
                        new BondView(
                            rs.getString("system"),
                            rs.getString("external_id"),
                            rs.getString("state"),
                            rs.getString("url"))))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Row::ticket, Collectors.mapping(Row::bond, Collectors.toList())));
    return tickets.stream()
        .map(ticket -> ticket.withBonds(bonds.getOrDefault(ticket.id(), List.of())))
        .toList();
  }

  private static void any(
      StringBuilder where, Map<String, Object> params, String column, List<String> values) {
    if (!values.isEmpty()) {
      where.append(" AND t.").append(column).append(" IN (:").append(column).append(')');
      params.put(column, values);
    }
  }

  private static void categories(
      StringBuilder where, Map<String, Object> params, List<String> wanted) {
    if (!wanted.contains(NO_CATEGORY)) {
      any(where, params, "category", wanted);
      return;
    }
    List<String> named = new ArrayList<>(wanted);
    named.remove(NO_CATEGORY);
    if (named.isEmpty()) {
      where.append(" AND t.category IS NULL");
    } else {
      where.append(" AND (t.category IS NULL OR t.category IN (:category))");
      params.put("category", named);
    }
  }

  /**
   * Whole words, the last one as a beginning, so that a search grows as one types. Found in a
   * subquery of its own: PostgreSQL overrates a beginning's hits and would rather read every text
   * along the queue's index.
   */
  private static void text(StringBuilder where, Map<String, Object> params, String text) {
    if (text == null || text.isBlank()) {
      return;
    }
    String words =
        "t.id = ANY (ARRAY(SELECT s.id FROM tickets s"
            + " WHERE to_tsvector('simple', s.title || ' ' || s.description) @@ to_tsquery('simple',"
            + " nullif(plainto_tsquery('simple', :q)::text, '') || ':*')))";
    params.put("q", text.replace("\0", ""));
    Optional<Long> number = number(text.strip());
    if (number.isPresent()) {
      where.append(" AND (t.number = :number OR ").append(words).append(')');
      params.put("number", number.get());
    } else {
      where.append(" AND ").append(words);
    }
  }

  private static Optional<Long> number(String text) {
    return text.matches("#?\\d{1,12}")
        ? Optional.of(Long.parseLong(text.replace("#", "")))
        : TicketNumber.findIn(text).map(TicketNumber::value);
  }
}
