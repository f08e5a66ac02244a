package org.omnidesk.tickets.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose ticket it is, and which ticket stands for it since a merge. */
public class TicketAccess {

  /**
   * Contact points of the user {@code :reader}: linked ones, and the mail address where no other
   * user has it.
   */
  static final String OWN_CONTACTS =
      """
      SELECT o.id FROM contact_points o WHERE o.user_id = :reader
         OR (o.kind = 'email' AND o.user_id IS NULL
             AND lower(o.value) = (SELECT lower(email) FROM users WHERE id = :reader))""";

  private static final String OWN = " AND t.requester_id IN (" + OWN_CONTACTS + ")";

  private final JdbcClient jdbc;

  public TicketAccess(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The condition that keeps a list to what the reader may see; empty for staff. */
  static String restriction(Reader reader) {
    return reader.staff() ? "" : OWN;
  }

  /** Whether the ticket exists, is not hidden, and the reader may see it. */
  public boolean maySee(UUID ticket, Reader reader) {
    return jdbc.sql(
            "SELECT 1 FROM tickets t WHERE t.id = :id AND t.hidden_at IS NULL"
                + restriction(reader))
        .param("id", ticket)
        .param("reader", reader.userId())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * The ticket that a merged one became, any depth; the ticket itself if it was not merged or its
   * survivor is not for the reader. Empty if the reader may not see the ticket at all.
   */
  public Optional<UUID> survivor(UUID ticket, Reader reader) {
    if (!maySee(ticket, reader)) {
      return Optional.empty();
    }
    UUID last =
        jdbc.sql(
                """
                WITH RECURSIVE chain (id, next, depth) AS (
                  SELECT id, merged_into, 0 FROM tickets WHERE id = :id
                  UNION ALL
                  SELECT m.id, m.merged_into, c.depth + 1 FROM tickets m JOIN chain c ON m.id = c.next
                  WHERE c.depth < 64)
                SELECT id FROM chain ORDER BY depth DESC LIMIT 1""")
            .param("id", ticket)
            .query(UUID.class)
            .single();
    return Optional.of(last.equals(ticket) || maySee(last, reader) ? last : ticket);
  }

  /** A ticket and those that were merged into it, any depth, as far as the reader may see them. */
  public List<UUID> family(UUID ticket, Reader reader) {
    return jdbc.sql(
            """
            WITH RECURSIVE family (id, depth) AS (
              SELECT t.id, 0 FROM tickets t WHERE t.id = :id AND t.hidden_at IS NULL%s
              UNION
              SELECT t.id, f.depth + 1 FROM tickets t JOIN family f ON t.merged_into = f.id
              WHERE f.depth < 64%s)
            SELECT DISTINCT id FROM family"""
                .formatted(restriction(reader), restriction(reader)))
        .param("id", ticket)
        .param("reader", reader.userId())
        .query(UUID.class)
        .list();
  }
}
