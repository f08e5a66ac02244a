package org.omnidesk.tickets.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.omnidesk.tickets.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps probable duplicates. A person's word stays, whatever is suggested afterwards. */
public class TicketLinks {

  private final JdbcClient jdbc;

  public TicketLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of the tickets given, those of which this one may be a duplicate in fact: earlier, not older
   * than this, to be seen, not merged away, and of the same requester or of the same category and
   * site. In the order given.
   */
  public List<UUID> plausible(UUID ticket, List<UUID> others, Duration within) {
    if (others.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT o.id FROM unnest(?) WITH ORDINALITY AS given (id, place)
              JOIN tickets o ON o.id = given.id JOIN tickets t ON t.id = ?
            WHERE o.id <> t.id AND (o.created_at, o.id) < (t.created_at, t.id)
              AND o.created_at >= t.created_at - make_interval(secs => ?)
              AND o.hidden_at IS NULL AND o.merged_into IS NULL
              AND (o.requester_id = t.requester_id OR (o.category = t.category AND o.site = t.site))
            ORDER BY given.place""")
        .params(others.toArray(UUID[]::new), ticket, (double) within.toSeconds())
        .query(UUID.class)
        .list();
  }

  /** Adds the suggestion, or brings it up to date as long as nobody has decided. */
  public void suggest(TicketLink link) {
    jdbc.sql(
            """
            INSERT INTO ticket_links (ticket_id, other_id, kind, score, evidence, model)
            VALUES (?, ?, 'duplicate', ?, ?::jsonb, ?)
            ON CONFLICT (ticket_id, other_id, kind) DO UPDATE
              SET score = excluded.score, evidence = excluded.evidence, model = excluded.model
            WHERE ticket_links.state = 'suggested'""")
        .params(
            link.ticket(), link.other(), link.score(), Json.write(link.evidence()), link.model())
        .update();
  }

  /** Those of which it is the later or the earlier part, the likeliest first. */
  public List<TicketLink> of(UUID ticket) {
    return jdbc.sql(
            """
            SELECT ticket_id, other_id, state, score, evidence, model FROM ticket_links
            WHERE ticket_id = ? OR other_id = ? ORDER BY score DESC, ticket_id, other_id""")
        .params(ticket, ticket)
        .query(TicketLinks::link)
        .list();
  }

  private static TicketLink link(ResultSet rs, int row) throws SQLException {
    return new TicketLink(
        rs.getObject("ticket_id", UUID.class),
        rs.getObject("other_id", UUID.class),
        rs.getString("state"),
        rs.getDouble("score"),
        Json.readList(rs.getString("evidence")),
        rs.getString("model"));
  }

  /**
   * A person's word on two tickets, in either order; the last word counts.
   *
   * @param state {@code confirmed} or {@code rejected}
   * @return whether there was a suggestion
   */
  public boolean decide(UUID ticket, UUID other, String state, UUID user) {
    return jdbc.sql(
                """
                UPDATE ticket_links SET state = ?, decided_at = now(), decided_by = ?
                WHERE (ticket_id = ? AND other_id = ?) OR (ticket_id = ? AND other_id = ?)""")
            .params(state, user, ticket, other, other, ticket)
            .update()
        > 0;
  }
}
