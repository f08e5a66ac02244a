package org.omnidesk.ai.incident;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.tickets.event.TicketEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Arrivals in PostgreSQL, shared by all replicas. */
class ArrivalStore {

  private final JdbcClient jdbc;

  ArrivalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the watch needs of a ticket besides its text. */
  record Facts(java.time.Instant at, String category, String site, String requester) {}

  /**
   * A ticket that may tell of an outage: an incident written by a person, not hidden, not merged,
   * and fresh, so that a first start or a replay of old mail raises nothing.
   */
  Optional<Facts> facts(TicketEvent event, Duration fresh) {
    return jdbc.sql(
            """
            SELECT t.created_at, t.category, t.site,
              coalesce(t.requester_id::text, t.requester_name, t.id::text) AS requester
            FROM tickets t WHERE t.id = ? AND NOT t.automatic AND t.hidden_at IS NULL AND t.merged_into IS NULL
              AND coalesce(t.type, t.classification ->> 'type', 'incident') = 'incident'
              AND t.created_at > now() - make_interval(secs => ?)""")
        .params(event.ticketId(), fresh.toSeconds())
        .query(
            (rs, n) ->
                new Facts(
                    rs.getObject(1, OffsetDateTime.class).toInstant(),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4)))
        .optional();
  }

  /** Keeps an arrival; what is known of it by now replaces what was known. */
  void keep(Arrival arrival, String model) {
    jdbc.sql(
            """
            INSERT INTO incident_arrivals (ticket_id, at, category, site, requester, broad, terms, model, vector)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ticket_id) DO UPDATE SET category = excluded.category,
              site = excluded.site, broad = excluded.broad, terms = excluded.terms, model = excluded.model,
              vector = excluded.vector""")
        .params(
            Arrays.asList(
                arrival.ticketId(),
                java.sql.Timestamp.from(arrival.at()),
                arrival.category(),
                arrival.site(),
                arrival.requester(),
                arrival.broad(),
                arrival.terms().toArray(String[]::new),
                model,
                bytes(arrival.vector())))
        .update();
  }

  /** A stored arrival and its place in the order of writing. */
  record Stored(long seq, Arrival arrival) {}

  /** Arrivals of the model written after a place, in that order, at most so many. */
  List<Stored> after(long seq, String model, int most) {
    return jdbc.sql(
            "SELECT * FROM incident_arrivals WHERE seq > ? AND model = ? ORDER BY seq LIMIT ?")
        .params(seq, model, most)
        .query((rs, n) -> new Stored(rs.getLong("seq"), row(rs)))
        .list();
  }

  /** Lets go of what is older. */
  void forget(Duration older) {
    jdbc.sql("DELETE FROM incident_arrivals WHERE at < now() - make_interval(secs => ?)")
        .param(older.toSeconds())
        .update();
  }

  private static Arrival row(ResultSet rs) throws SQLException {
    return new Arrival(
        rs.getObject("ticket_id", UUID.class),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        rs.getString("category"),
        rs.getString("site"),
        rs.getString("requester"),
        rs.getBoolean("broad"),
        floats(rs.getBytes("vector")),
        Set.of((String[]) rs.getArray("terms").getArray()));
  }

  private static byte[] bytes(float[] vector) {
    ByteBuffer buffer = ByteBuffer.allocate(vector.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
