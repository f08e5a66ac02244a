package org.omnidesk.tickets.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.query.TimelineView.DeliveryView;
import org.omnidesk.tickets.query.TimelineView.DraftSourceView;
import org.omnidesk.tickets.query.TimelineView.DraftView;
import org.omnidesk.tickets.query.TimelineView.JournalView;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff see beside the texts: journal, drafts, deliveries. Empty where there is no ticket. */
public class WorkQueries {

  private static final Reader STAFF = new Reader(null, true);

  private final JdbcClient jdbc;
  private final TicketAccess access;

  public WorkQueries(JdbcClient jdbc, TicketAccess access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /**
   * The journal of exactly this ticket, oldest first; a merged ticket keeps its own.
   *
   * @param cursor the sequence number to go on after, as {@code next} gave it; null from the start
   */
  public Optional<Page<JournalView>> journal(UUID ticket, int limit, String cursor) {
    if (!access.maySee(ticket, STAFF)) {
      return Optional.empty();
    }
    List<JournalView> rows =
        jdbc.sql(
                """
                SELECT seq, at, action, origin, actor, route_id, route_version, mapping_version,
                       model, cost, detail::text AS detail, hash
                FROM journal WHERE ticket_id = :id AND seq > :after ORDER BY seq LIMIT :limit""")
            .param("id", ticket)
            .param("after", sequence(cursor))
            .param("limit", limit + 1)
            .query((rs, n) -> entry(rs))
            .list();
    boolean more = rows.size() > limit;
    List<JournalView> items = more ? rows.subList(0, limit) : rows;
    return Optional.of(new Page<>(items, more ? String.valueOf(items.getLast().seq()) : null));
  }

  /** The drafts, the newest first, of the ticket and those merged into it. */
  public Optional<List<DraftView>> drafts(UUID ticket) {
    return access
        .survivor(ticket, STAFF)
        .map(
            survivor ->
                jdbc.sql(
                        """
                        SELECT id, ticket_id, text, language, gloss, receipt::text AS receipt, mode, four_eyes, template,
                               (SELECT name FROM users u WHERE u.id = first_approved_by) AS first_approver,
                               (SELECT name FROM users u WHERE u.id = settled_by) AS approver,
                               confidence, model, reasons::text AS reasons, sources::text AS sources, state, hash,
                               last_response_id, created_at, settled_at
                        FROM drafts WHERE ticket_id IN (:family) ORDER BY created_at DESC, id DESC""")
                    .param("family", access.family(survivor, STAFF))
                    .query((rs, n) -> draft(rs))
                    .list());
  }

  /** What was and will be sent, the newest first; the last 500. */
  public Optional<List<DeliveryView>> deliveries(UUID ticket) {
    return access
        .survivor(ticket, STAFF)
        .map(
            survivor ->
                jdbc.sql(
                        """
                        SELECT id, kind, system, response_id, state, attempts, due_at, sent_at,
                               receipt, reason, created_at
                        FROM deliveries WHERE ticket_id IN (:family) ORDER BY seq DESC LIMIT 500""")
                    .param("family", access.family(survivor, STAFF))
                    .query((rs, n) -> delivery(rs))
                    .list());
  }

  private static int sequence(String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      return Integer.parseInt(cursor);
    } catch (NumberFormatException e) {
      throw new BadCursorException();
    }
  }

  private static JournalView entry(ResultSet rs) throws SQLException {
    return new JournalView(
        rs.getInt("seq"),
        TicketMapping.instant(rs, "at"),
        rs.getString("action"),
        rs.getString("origin"),
        rs.getString("actor"),
        rs.getString("route_id"),
        rs.getString("route_version"),
        rs.getString("mapping_version"),
        rs.getString("model"),
        rs.getBigDecimal("cost"),
        TicketMapping.tree(rs.getString("detail")),
        HexFormat.of().formatHex(rs.getBytes("hash")));
  }

  private static DraftView draft(ResultSet rs) throws SQLException {
    List<DraftSourceView> sources = new ArrayList<>();
    JsonNode stored = TicketMapping.tree(rs.getString("sources"));
    if (stored != null) {
      stored.forEach(source -> sources.add(source(source)));
    }
    return new DraftView(
        rs.getObject("id", UUID.class),
        rs.getObject("ticket_id", UUID.class),
        rs.getString("text"),
        rs.getString("language"),
        rs.getString("gloss"),
        TicketMapping.tree(rs.getString("receipt")),
        rs.getString("mode"),
        rs.getBoolean("four_eyes"),
        rs.getString("first_approver"),
        rs.getString("approver"),
        rs.getString("template"),
        rs.getDouble("confidence"),
        rs.getString("model"),
        TicketMapping.strings(TicketMapping.tree(rs.getString("reasons"))),
        sources,
        rs.getString("state"),
        rs.getString("hash"),
        rs.getObject("last_response_id", UUID.class),
        TicketMapping.instant(rs, "created_at"),
        TicketMapping.instant(rs, "settled_at"));
  }

  private static DraftSourceView source(JsonNode json) {
    List<String> quotes =
        json.hasNonNull("quote")
            ? List.of(json.get("quote").asText())
            : TicketMapping.strings(json.path("quotes"));
    return new DraftSourceView(
        json.path("kind").asText("knowledge"),
        json.path("id").asText(""),
        json.path("title").asText(""),
        json.hasNonNull("number") ? json.get("number").asInt() : null,
        json.hasNonNull("score") ? json.get("score").asDouble() : null,
        quotes);
  }

  private static DeliveryView delivery(ResultSet rs) throws SQLException {
    return new DeliveryView(
        rs.getObject("id", UUID.class),
        rs.getString("kind"),
        rs.getString("system"),
        rs.getObject("response_id", UUID.class),
        rs.getString("state"),
        rs.getInt("attempts"),
        TicketMapping.instant(rs, "due_at"),
        TicketMapping.instant(rs, "sent_at"),
        rs.getString("receipt"),
        rs.getString("reason"),
        TicketMapping.instant(rs, "created_at"));
  }
}
