package org.omnidesk.tickets.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.query.TicketView.ClassificationView;
import org.omnidesk.tickets.query.TicketView.OpinionView;
import org.omnidesk.tickets.query.TicketView.RequesterView;
import org.omnidesk.tickets.ticket.TicketNumber;

/** From rows to views. Stored JSON is read leniently: a missing part is a missing value. */
final class TicketMapping {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What {@link #ticket} reads, of {@code tickets t}, {@code contact_points c}, {@code users u}.
   */
  static final String COLUMNS =
      """
      t.id, t.number, t.title, t.description, t.type, t.status, t.category, t.urgency, t.impact,
      t.priority, t.language, t.system, t.channel, t.requester_name, t."group", t.assignee, t.site, t.data_class,
      t.classification::text AS classification, t.masters::text AS masters, t.merged_into,
      t.created_at, t.updated_at, t.resolved_at, t.version,
      c.user_id, c.kind AS contact_kind, c.value AS contact_value, c.name AS contact_name,
      u.name AS user_name, u.email AS user_email""";

  static final String FROM =
      """
      FROM tickets t
      LEFT JOIN contact_points c ON c.id = t.requester_id
      LEFT JOIN users u ON u.id = c.user_id""";

  private TicketMapping() {}

  static TicketView ticket(ResultSet rs, int row) throws SQLException {
    return new TicketView(
        rs.getObject("id", UUID.class),
        new TicketNumber(rs.getLong("number")).toString(),
        rs.getString("title"),
        rs.getString("description"),
        rs.getString("type"),
        rs.getString("status"),
        rs.getString("category"),
        rs.getString("urgency"),
        rs.getString("impact"),
        (Integer) rs.getObject("priority"),
        rs.getString("language"),
        rs.getString("system"),
        rs.getString("channel"),
        requester(rs),
        rs.getString("group"),
        rs.getString("assignee"),
        rs.getString("site"),
        rs.getString("data_class"),
        classification(rs.getString("classification")),
        texts(rs.getString("masters")),
        rs.getObject("merged_into", UUID.class),
        null,
        List.of(),
        instant(rs, "created_at"),
        instant(rs, "updated_at"),
        instant(rs, "resolved_at"),
        rs.getLong("version"));
  }

  private static RequesterView requester(ResultSet rs) throws SQLException {
    String kind = rs.getString("contact_kind");
    String value = rs.getString("contact_value");
    String email = "email".equals(kind) ? value : rs.getString("user_email");
    String phone = "phone".equals(kind) ? value : null;
    String name = first(rs.getString("requester_name"), rs.getString("contact_name"));
    Contact contact = new Contact(first(name, rs.getString("user_name")), email, phone, value);
    return new RequesterView(rs.getObject("user_id", UUID.class), contact.label(), email, phone);
  }

  private static String first(String one, String other) {
    return one != null && !one.isBlank() ? one : other;
  }

  private static ClassificationView classification(String stored) {
    JsonNode json = tree(stored);
    if (json == null || !json.isObject()) {
      return null;
    }
    return new ClassificationView(
        text(json, "category"),
        text(json, "urgency"),
        json.path("confidence").asDouble(0),
        json.hasNonNull("urgencyConfidence") ? json.get("urgencyConfidence").asDouble() : null,
        text(json, "language"),
        json.path("model").asText("unknown"),
        json.path("abstained").asBoolean(false),
        strings(json.path("reasons")),
        text(json, "at"),
        text(json, "verdict"),
        json.path("needsPerson").asBoolean(false),
        opinions(json.path("opinions")));
  }

  private static List<OpinionView> opinions(JsonNode stored) {
    List<OpinionView> opinions = new ArrayList<>();
    stored.forEach(
        json ->
            opinions.add(
                new OpinionView(
                    json.path("model").asText("unknown"),
                    text(json, "category"),
                    text(json, "urgency"),
                    json.path("confidence").asDouble(0),
                    strings(json.path("evidence")),
                    json.path("applied").asBoolean(false),
                    text(json, "at"))));
    return opinions;
  }

  static Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp at = rs.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** Null for null and for what is no JSON. */
  static JsonNode tree(String stored) {
    if (stored == null) {
      return null;
    }
    try {
      return JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  static Map<String, String> texts(String stored) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode json = tree(stored);
    if (json != null) {
      json.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    }
    return texts;
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    if (array != null) {
      array.forEach(
          element -> strings.add(element.isTextual() ? element.asText() : element.toString()));
    }
    return strings;
  }

  static String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.get(field).asText() : null;
  }
}
