package org.omnidesk.ai.learn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.ai.enrich.TicketText;
import org.omnidesk.tickets.WireName;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tickets whose category is no model's: a person set it, or the system where the ticket began did,
 * not by its default. Deleted, merged and automatic ones teach nothing. The words are those that
 * the enrichment reads, see {@link TicketText}.
 */
class LabelledTickets {

  private static final String COLUMNS =
      """
      SELECT t.id, t.number, t.created_at, t.title, left(concat_ws(E'\\n', t.description, (
          SELECT string_agg(r.response_text, E'\\n' ORDER BY r.created_at, r.id) FROM ticket_responses r
          WHERE r.ticket_id = t.id AND r.by_requester AND r.visibility = 'PUBLIC')), 8000) AS text,
        t.language, t.category, t.urgency, t.type, t.masters ->> 'category' = 'person' AS by_person,
        t.masters ->> 'urgency' AS urgency_master, t.masters ->> 'type' AS type_master,
        EXISTS (SELECT 1 FROM corrections c WHERE c.ticket_id = t.id AND c.field = 'category'
          AND c.to_value = t.category) AS corrected
      FROM tickets t
      WHERE t.hidden_at IS NULL AND t.merged_into IS NULL AND NOT t.automatic AND t.category IS NOT NULL
      """;

  private final JdbcClient jdbc;
  private final LearnProperties settings;

  LabelledTickets(JdbcClient jdbc, LearnProperties settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** People's labels first, then the newest. */
  List<LabelledTicket> read() {
    return jdbc.sql(
            COLUMNS
                + """
                AND t.masters ->> 'category' IN ('person', 'source')
                ORDER BY by_person DESC, t.created_at DESC, t.id LIMIT ?""")
        .param(settings.maxTickets())
        .query(this::row)
        .list();
  }

  /**
   * The newest solved tickets that a model filed and nobody filed anew. No label to learn from, for
   * people leave much as it is; but a model that tells many of them otherwise is a risk.
   */
  List<LabelledTicket> leftAlone() {
    return jdbc.sql(
            COLUMNS
                + """
                AND t.masters ->> 'category' = 'ai' AND t.status IN ('resolved', 'closed')
                ORDER BY t.created_at DESC, t.id LIMIT 300""")
        .query(this::row)
        .list();
  }

  /** People's changes of a category since then. */
  int correctionsSince(Instant then) {
    return jdbc.sql("SELECT count(*) FROM corrections WHERE field = 'category' AND created_at > ?")
        .param(Timestamp.from(then))
        .query(Integer.class)
        .single();
  }

  private LabelledTicket row(ResultSet rs, int n) throws SQLException {
    boolean byPerson = rs.getBoolean("by_person");
    boolean corrected = byPerson && rs.getBoolean("corrected");
    return new LabelledTicket(
        rs.getObject("id", UUID.class),
        rs.getTimestamp("created_at").toInstant(),
        new LabelledText(
            rs.getString("title"),
            rs.getString("text"),
            rs.getString("language"),
            rs.getString("category"),
            told(Urgency.class, rs.getString("urgency"), rs.getString("urgency_master")),
            told(TicketType.class, rs.getString("type"), rs.getString("type_master")),
            new TicketNumber(rs.getLong("number")).toString(),
            byPerson ? settings.personWeight() : settings.sourceWeight()),
        byPerson,
        corrected);
  }

  /** What a person or a system said; a model's word or a default is nothing to learn from. */
  private static <E extends Enum<E> & WireName> E told(Class<E> type, String value, String master) {
    boolean said =
        Master.PERSON.wireName().equals(master) || Master.SOURCE.wireName().equals(master);
    return said ? WireName.find(type, value).orElse(null) : null;
  }
}
