package org.omnidesk.bench.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.tickets.journal.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the hub's tables say; nothing of the hub's own code answers but the journal's check. */
final class HubState {

  private static final Pattern MARKER = Pattern.compile("(?:mk-[a-z]+|re)-\\d+-\\d{6}");

  private final Connection connection;

  HubState(Connection connection) {
    this.connection = connection;
  }

  /** Arrivals of a system by their key. */
  Map<String, Integer> keptKeys(String system, String kind) throws SQLException {
    return counts(
        "SELECT external_id FROM message_keys WHERE system = ? AND kind = ?", system, kind);
  }

  /** How often each marker is in a description or a text of tickets that began in a system. */
  Map<String, Integer> markersInTexts(String system) throws SQLException {
    return markers(
        """
        SELECT description FROM tickets WHERE system = ?
        UNION ALL
        SELECT response_text FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id WHERE t.system = ?""",
        system,
        system);
  }

  Map<String, Integer> markersInDescriptions(String system) throws SQLException {
    return markers("SELECT description FROM tickets WHERE system = ?", system);
  }

  Map<String, Integer> textsOfAgents(String system) throws SQLException {
    return counts(
        """
        SELECT response_text FROM ticket_responses r JOIN tickets t ON t.id = r.ticket_id
        WHERE t.system = ? AND r.origin = 'hub'""",
        system);
  }

  Map<String, Integer> files() throws SQLException {
    return counts("SELECT file_name FROM attachments");
  }

  Set<String> events() throws SQLException {
    return counts("SELECT id::text FROM outbox").keySet();
  }

  Map<String, Integer> consumed(String consumer) throws SQLException {
    return counts("SELECT event_id::text FROM consumed_events WHERE consumer = ?", consumer);
  }

  Map<String, Integer> analysed() throws SQLException {
    return counts("SELECT id::text FROM ticket_analytics");
  }

  /** Texts of answers whose delivery ended {@code unknown}. */
  Set<String> unknownAnswers(String system) throws SQLException {
    return counts(
            """
            SELECT r.response_text FROM deliveries d JOIN ticket_responses r ON r.id = d.response_id
            WHERE d.system = ? AND d.state = 'unknown'""",
            system)
        .keySet();
  }

  /** Tickets of a system as phones read their number: {@code OD-12}. */
  Set<String> tickets(String system) throws SQLException {
    return counts("SELECT 'OD-' || number FROM tickets WHERE system = ?", system).keySet();
  }

  /** Numbers of the tickets whose notice ended {@code unknown}. */
  Set<String> unknownNotices(String system) throws SQLException {
    return counts(
            """
            SELECT 'OD-' || t.number FROM deliveries d JOIN tickets t ON t.id = d.ticket_id
            WHERE d.system = ? AND d.kind = 'notice' AND d.state = 'unknown'""",
            system)
        .keySet();
  }

  /** Deliveries by system, kind and state. */
  Map<String, Integer> deliveries() throws SQLException {
    return counts("SELECT system || ' ' || kind || ' ' || state FROM deliveries");
  }

  /** How much work is not done yet; all zero when the hub is quiet. */
  Map<String, Integer> open() throws SQLException {
    Map<String, Integer> open = new LinkedHashMap<>();
    open.put(
        "pending messages", number("SELECT count(*) FROM message_keys WHERE state = 'pending'"));
    open.put("events in the outbox", number("SELECT count(*) FROM outbox_pending"));
    open.put(
        "open deliveries",
        number("SELECT count(*) FROM deliveries WHERE state IN ('pending','sending','retrying')"));
    return open;
  }

  /**
   * The invariant of intake, by system: {@code arrived, applied, duplicate, quarantined, pending}.
   */
  Map<String, int[]> arrivals() throws SQLException {
    Map<String, int[]> all = new LinkedHashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT system, count(*) + sum(duplicates), count(*) FILTER (WHERE state = 'applied'),
                  sum(duplicates), count(*) FILTER (WHERE state = 'quarantined'),
                  count(*) FILTER (WHERE state = 'pending')
                FROM message_keys GROUP BY system ORDER BY system""");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        int[] numbers = new int[5];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = rows.getInt(i + 2);
        }
        all.put(rows.getString(1), numbers);
      }
    }
    return all;
  }

  /** Rows that say why something went wrong for good. */
  List<String> complaints() throws SQLException {
    List<String> all = new ArrayList<>();
    all.addAll(
        counts(
                "SELECT 'quarantined: ' || system || ' ' || external_id || ': ' || coalesce(reason,'') FROM message_keys WHERE state = 'quarantined'")
            .keySet());
    all.addAll(
        counts("SELECT 'dead letter: ' || route_id || ': ' || reason FROM dead_letters").keySet());
    all.addAll(
        counts(
                "SELECT 'delivery ' || state || ': ' || system || ' ' || kind || ': ' || coalesce(reason,'') FROM deliveries WHERE state IN ('parked','suppressed')")
            .keySet());
    all.addAll(
        counts(
                "SELECT 'unread by the models: ' || number FROM tickets WHERE classification IS NULL")
            .keySet());
    all.addAll(
        counts(
                "SELECT 'message without bytes: ' || k.id FROM message_keys k LEFT JOIN messages m ON m.id = k.id WHERE m.id IS NULL")
            .keySet());
    return all;
  }

  /** Tickets whose journal does not verify. */
  List<String> brokenJournals() throws SQLException {
    JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    Journal journal = new Journal(jdbc);
    List<String> broken = new ArrayList<>();
    for (String id : new TreeSet<>(counts("SELECT id::text FROM tickets").keySet())) {
      int seq = journal.firstBroken(UUID.fromString(id));
      if (seq > 0) {
        broken.add(id + " from entry " + seq);
      }
    }
    return broken;
  }

  int number(String sql) throws SQLException {
    return Integer.parseInt(text(sql));
  }

  String text(String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Map<String, Integer> markers(String sql, String... parameters) throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    for (Map.Entry<String, Integer> text : counts(sql, parameters).entrySet()) {
      Matcher matcher = MARKER.matcher(text.getKey());
      Set<String> once = new TreeSet<>();
      while (matcher.find()) {
        once.add(matcher.group());
      }
      once.forEach(marker -> counts.merge(marker, text.getValue(), Integer::sum));
    }
    return counts;
  }

  private Map<String, Integer> counts(String sql, String... parameters) throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          counts.merge(String.valueOf(rows.getString(1)), 1, Integer::sum);
        }
      }
    }
    return counts;
  }
}
