package org.omnidesk.ai.incident;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suspected major incidents in PostgreSQL. */
public class HintStore {

  private static final String COLUMNS =
      """
      SELECT id, state, category, site, since, tickets, persons, expected, probability, terms, broadcast,
        created_at, updated_at FROM incident_hints
      """;

  private final JdbcClient jdbc;

  public HintStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first, at most a hundred. */
  public List<IncidentHint> recent() {
    return jdbc.sql(COLUMNS + "ORDER BY updated_at DESC, id LIMIT 100").query(this::row).list();
  }

  /** One of them. */
  public Optional<IncidentHint> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE id = ?").param(id).query(this::row).optional();
  }

  /** Those that a ticket is part of and that nobody dismissed. */
  public List<IncidentHint> of(UUID ticket) {
    return jdbc.sql(
            COLUMNS + "WHERE tickets @> ARRAY[?]::uuid[] AND state <> 'dismissed' ORDER BY since")
        .param(ticket)
        .query(this::row)
        .list();
  }

  /**
   * A person's word on a suspicion; the last one counts.
   *
   * @param state {@code confirmed} or {@code dismissed}
   * @return whether there is such a hint
   */
  public boolean settle(UUID id, String state, UUID user) {
    return jdbc.sql(
                "UPDATE incident_hints SET state = ?, settled_at = now(), settled_by = ?, updated_at = now() WHERE id = ?")
            .params(Arrays.asList(state, user, id))
            .update()
        == 1;
  }

  /**
   * Keeps a suspicion inside the caller's transaction: as a new hint, or as more tickets of one
   * that is about the same and was touched within the quiet time. Replicas take turns.
   *
   * @return the hint and the tickets that are new in it; empty if it was dismissed
   */
  Optional<Kept> keep(Suspicion suspicion, Duration quiet, Map<String, String> broadcast) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('incident-hints'))")
        .query((rs, n) -> 1)
        .single();
    List<IncidentHint> open =
        jdbc.sql(
                COLUMNS
                    + "WHERE updated_at > now() - make_interval(secs => ?) ORDER BY updated_at DESC")
            .param(quiet.toSeconds())
            .query(this::row)
            .list();
    for (IncidentHint hint : open) {
      if (hint.suspicion().sameMatter(suspicion)) {
        if (hint.state().equals("dismissed")) {
          return Optional.empty();
        }
        List<UUID> joined =
            suspicion.tickets().stream().filter(t -> !hint.tickets().contains(t)).toList();
        grow(hint, suspicion, broadcast);
        return Optional.of(new Kept(hint, false, joined));
      }
    }
    UUID id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO incident_hints (id, category, site, since, tickets, persons, expected, probability, terms,
              broadcast, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, now(), now())""")
        .params(
            Arrays.asList(
                id,
                suspicion.category(),
                suspicion.site(),
                Timestamp.from(suspicion.since()),
                suspicion.tickets().toArray(UUID[]::new),
                suspicion.persons(),
                suspicion.expected(),
                suspicion.probability(),
                suspicion.terms().toArray(String[]::new),
                Json.write(broadcast)))
        .update();
    return find(id).map(hint -> new Kept(hint, true, hint.tickets()));
  }

  /**
   * A kept suspicion.
   *
   * @param isNew whether nothing was suspected before
   * @param joined its tickets that no hint had
   */
  record Kept(IncidentHint hint, boolean isNew, List<UUID> joined) {}

  private void grow(IncidentHint hint, Suspicion more, Map<String, String> broadcast) {
    Set<UUID> tickets = new LinkedHashSet<>(hint.tickets());
    tickets.addAll(more.tickets());
    // A confirmed incident's text may have been read out already: it stays.
    Map<String, String> text = hint.state().equals("confirmed") ? hint.broadcast() : broadcast;
    jdbc.sql(
            """
            UPDATE incident_hints SET tickets = ?, persons = greatest(persons, ?), expected = ?,
              probability = least(probability, ?), terms = ?, broadcast = ?::jsonb, updated_at = now() WHERE id = ?""")
        .params(
            tickets.toArray(UUID[]::new),
            more.persons(),
            more.expected(),
            more.probability(),
            more.terms().toArray(String[]::new),
            Json.write(text),
            hint.id())
        .update();
  }

  private IncidentHint row(ResultSet rs, int n) throws SQLException {
    return new IncidentHint(
        rs.getObject("id", UUID.class),
        rs.getString("state"),
        rs.getString("category"),
        rs.getString("site"),
        rs.getObject("since", OffsetDateTime.class).toInstant(),
        List.of((UUID[]) values(rs.getArray("tickets"))),
        rs.getInt("persons"),
        rs.getDouble("expected"),
        rs.getDouble("probability"),
        List.of((String[]) values(rs.getArray("terms"))),
        Json.readTexts(rs.getString("broadcast")),
        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
        rs.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static Object values(Array array) throws SQLException {
    return array.getArray();
  }
}
