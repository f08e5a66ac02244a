package org.omnidesk.ai.enrich;

import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The text of a ticket that models read.
 *
 * @param title the title
 * @param text the description and what the requester added in public, at most {@value #LIMIT}
 *     characters
 */
public record TicketText(UUID ticketId, String title, String text) {

  static final int LIMIT = 8_000;

  /** Reads a ticket's text; empty if there is no such ticket or it is hidden. */
  public static Optional<TicketText> read(JdbcClient jdbc, UUID ticket) {
    return jdbc.sql(
            """
            SELECT t.title, t.description, (
                SELECT string_agg(r.response_text, E'\\n' ORDER BY r.created_at, r.id) FROM ticket_responses r
                WHERE r.ticket_id = t.id AND r.by_requester AND r.visibility = 'PUBLIC') AS more
            FROM tickets t WHERE t.id = ? AND t.hidden_at IS NULL""")
        .param(ticket)
        .query(
            (rs, n) -> {
              String more = rs.getString("more");
              String text =
                  more == null
                      ? rs.getString("description")
                      : rs.getString("description") + "\n" + more;
              return new TicketText(ticket, rs.getString("title"), cut(text));
            })
        .optional();
  }

  /** Title and text as one. */
  public String joined() {
    return text.isBlank() ? title : title + "\n" + text;
  }

  /** What a result is valid for: another hash means the text has changed since. */
  public String hash() {
    return Hash.sha256(joined());
  }

  private static String cut(String text) {
    return text.length() <= LIMIT
        ? text
        : text.substring(0, Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT);
  }
}
