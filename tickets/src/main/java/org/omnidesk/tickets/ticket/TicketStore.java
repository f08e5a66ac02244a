package org.omnidesk.tickets.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.WireName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code tickets}; every method runs inside the caller's transaction. */
public class TicketStore {

  private static final String COLUMNS =
      """
      id, number, title, description, type, status, category, urgency, impact, language, system, channel,
      requester_id, "group", assignee, site, masters::text, automatic, hidden_at, created_at, version, data_class""";

  private final JdbcClient jdbc;
  private final PriorityMatrix priorities;
  private final DataClassRules dataClasses;

  public TicketStore(JdbcClient jdbc, PriorityMatrix priorities) {
    this(jdbc, priorities, DataClassRules.NONE);
  }

  public TicketStore(JdbcClient jdbc, PriorityMatrix priorities, DataClassRules dataClasses) {
    this.jdbc = jdbc;
    this.priorities = priorities;
    this.dataClasses = dataClasses;
  }

  /** Inserts a ticket; returns its number. */
  public TicketNumber insert(TicketRow row, String descriptionHtml, String requesterName) {
    return new TicketNumber(
        jdbc.sql(
                """
                INSERT INTO tickets (id, title, description, description_html, type, status, category, urgency, impact,
                  priority, language, system, channel, requester_id, requester_name, "group", assignee, site, masters,
                  automatic, data_class, created_at, updated_at, resolved_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, now(),
                  CASE WHEN ? THEN now() END)
                RETURNING number""")
            .params(
                Arrays.asList(
                    row.id(),
                    row.title(),
                    row.description(),
                    descriptionHtml,
                    row.type().wireName(),
                    row.status().wireName(),
                    Texts.storable(row.category()),
                    name(row.urgency()),
                    name(row.impact()),
                    priorities.priority(row.urgency(), row.impact()),
                    Texts.storable(row.language()),
                    row.system(),
                    row.channel().wireName(),
                    row.requesterId(),
                    Texts.line(requesterName, 200, null),
                    row.group(),
                    row.assignee(),
                    row.site(),
                    Json.write(row.masters()),
                    row.automatic(),
                    dataClasses
                        .next(row.dataClass(), row.master("dataClass"), row.category(), row.group())
                        .wireName(),
                    Timestamp.from(row.createdAt()),
                    row.status().isDone()))
            .query(Long.class)
            .single());
  }

  /** Locks a ticket, following merges to the survivor. */
  public Optional<TicketRow> lock(UUID id) {
    UUID current = id;
    for (int depth = 0; depth < 20; depth++) {
      UUID next =
          jdbc.sql("SELECT merged_into FROM tickets WHERE id = ? FOR UPDATE")
              .param(current)
              .query((rs, n) -> Optional.ofNullable(rs.getObject(1, UUID.class)))
              .optional()
              .orElse(Optional.empty())
              .orElse(null);
      if (next == null) {
        return find(current);
      }
      current = next;
    }
    throw new IllegalStateException("ticket " + id + " is merged in a circle");
  }

  /** Reads a ticket. */
  public Optional<TicketRow> find(UUID id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM tickets WHERE id = ?")
        .param(id)
        .query((rs, n) -> row(rs))
        .optional();
  }

  /** A ticket's status as it stands in this transaction. */
  public TicketStatus statusOf(UUID id) {
    return WireName.parse(
        TicketStatus.class,
        jdbc.sql("SELECT status FROM tickets WHERE id = ?").param(id).query(String.class).single());
  }

  /** The id behind a number. */
  public Optional<UUID> idOf(TicketNumber number) {
    return jdbc.sql("SELECT id FROM tickets WHERE number = ?")
        .param(number.value())
        .query(UUID.class)
        .optional();
  }

  /**
   * Sets columns and raises the version.
   *
   * @param changes by column name, chosen by our own code only
   * @param masters who set each changed field
   * @return the new version
   */
  public long update(TicketRow row, Map<String, Object> changes, Map<String, Master> masters) {
    Map<String, Object> columns = new HashMap<>(changes);
    if (changes.containsKey("urgency") || changes.containsKey("impact")) {
      Urgency urgency = pick(changes, "urgency", Urgency.class, row.urgency());
      Impact impact = pick(changes, "impact", Impact.class, row.impact());
      columns.put("priority", priorities.priority(urgency, impact));
    }
    if (changes.containsKey("category") || changes.containsKey("group")) {
      columns.putIfAbsent(
          "dataClass",
          dataClasses.next(
              row.dataClass(),
              masters.getOrDefault("dataClass", row.master("dataClass")),
              pick(changes, "category", String.class, row.category()),
              pick(changes, "group", String.class, row.group())));
    }
    Map<String, String> merged = new HashMap<>(row.masters());
    masters.forEach((field, master) -> merged.put(field, master.wireName()));
    StringBuilder sql =
        new StringBuilder(
            "UPDATE tickets SET version = version + 1, updated_at = now(), masters = ?::jsonb");
    List<Object> params = new ArrayList<>(List.of(Json.write(merged)));
    columns.forEach(
        (column, value) -> {
          String name = "dataClass".equals(column) ? "data_class" : column;
          sql.append(", \"").append(name).append("\" = ?");
          if ("classification".equals(column)) {
            sql.append("::jsonb");
          }
          params.add(storable(value));
        });
    if (changes.get("status") instanceof TicketStatus status) {
      sql.append(", resolved_at = CASE WHEN ? THEN coalesce(resolved_at, now()) END");
      params.add(status.isDone());
    }
    params.add(row.id());
    return jdbc.sql(sql + " WHERE id = ? RETURNING version")
        .params(params)
        .query(Long.class)
        .single();
  }

  /** Moves a ticket up the queue because something was said on it. */
  public void touch(UUID id) {
    jdbc.sql("UPDATE tickets SET updated_at = now() WHERE id = ?").param(id).update();
  }

  private static <E> E pick(Map<String, Object> changes, String field, Class<E> type, E otherwise) {
    return changes.containsKey(field) ? type.cast(changes.get(field)) : otherwise;
  }

  private static TicketRow row(ResultSet rs) throws SQLException {
    Timestamp created = rs.getTimestamp("created_at");
    return new TicketRow(
        rs.getObject("id", UUID.class),
        new TicketNumber(rs.getLong("number")),
        rs.getString("title"),
        rs.getString("description"),
        WireName.parse(TicketType.class, rs.getString("type")),
        WireName.parse(TicketStatus.class, rs.getString("status")),
        rs.getString("category"),
        WireName.find(Urgency.class, rs.getString("urgency")).orElse(null),
        WireName.find(Impact.class, rs.getString("impact")).orElse(null),
        rs.getString("language"),
        rs.getString("system"),
        WireName.parse(Channel.class, rs.getString("channel")),
        rs.getObject("requester_id", UUID.class),
        rs.getString("group"),
        rs.getString("assignee"),
        rs.getString("site"),
        Json.readTexts(rs.getString("masters")),
        rs.getBoolean("automatic"),
        rs.getTimestamp("hidden_at") != null,
        created == null ? Instant.EPOCH : created.toInstant(),
        rs.getLong("version"),
        WireName.parse(DataClass.class, rs.getString("data_class")));
  }

  private static Object storable(Object value) {
    if (value instanceof WireName named) {
      return named.wireName();
    }
    return value instanceof String text ? Texts.storable(text) : value;
  }

  private static String name(WireName value) {
    return value == null ? null : value.wireName();
  }
}
