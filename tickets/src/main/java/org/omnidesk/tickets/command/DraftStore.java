package org.omnidesk.tickets.command;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Hash;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.WireName;
import org.omnidesk.tickets.command.CommandException.Kind;
import org.omnidesk.tickets.ticket.TicketRow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts and corrections: what models proposed, and what people made of it. */
public class DraftStore {

  private static final String UNMOVED =
      """
      last_response_id IS NOT DISTINCT FROM (
        SELECT r.id FROM ticket_responses r WHERE r.ticket_id = d.ticket_id
        ORDER BY r.created_at DESC, r.id DESC LIMIT 1)""";

  private final JdbcClient jdbc;

  public DraftStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a proposal in place of earlier ones; returns its id. */
  public UUID propose(UUID ticket, ProposedDraft draft) {
    supersede(ticket);
    UUID id = Ids.next();
    jdbc.sql(
            """
            INSERT INTO drafts (id, ticket_id, text, language, gloss, confidence, model, reasons, sources, receipt,
              mode, four_eyes, template, template_values, hash, last_response_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?::jsonb, ?,
              (SELECT id FROM ticket_responses WHERE ticket_id = ? ORDER BY created_at DESC, id DESC LIMIT 1), now())""")
        .params(
            Arrays.asList(
                id,
                ticket,
                draft.text(),
                draft.language(),
                draft.gloss(),
                draft.confidence(),
                draft.model(),
                Json.write(draft.reasons()),
                Json.write(draft.sources()),
                draft.receipt() == null ? null : Json.write(draft.receipt()),
                draft.mode(),
                draft.fourEyes(),
                draft.template(),
                draft.template() == null ? null : Json.write(draft.values()),
                hash(id, draft.text()),
                ticket))
        .update();
    return id;
  }

  private static String hash(UUID id, String text) {
    return Hash.sha256(id + text);
  }

  /** The hash that an approval of a draft has to name. */
  public Optional<String> hash(UUID draft) {
    return jdbc.sql("SELECT hash FROM drafts WHERE id = ?")
        .param(draft)
        .query(String.class)
        .optional();
  }

  Optional<Draft> find(UUID id) {
    return jdbc.sql(
            """
            SELECT id, ticket_id, text, four_eyes, first_approved_by, edited, template, template_values::text AS values
            FROM drafts WHERE id = ?""")
        .param(id)
        .query(
            (rs, n) ->
                new Draft(
                    rs.getObject("id", UUID.class),
                    rs.getObject("ticket_id", UUID.class),
                    rs.getString("text"),
                    rs.getBoolean("four_eyes"),
                    rs.getObject("first_approved_by", UUID.class),
                    rs.getBoolean("edited"),
                    rs.getString("template"),
                    rs.getString("values") == null
                        ? Map.of()
                        : Json.readTexts(rs.getString("values"))))
        .optional();
  }

  /**
   * Notes the first of two approvals of a draft; the text that it was given for is the draft from
   * now on. A wording of the second person counts as a first approval again.
   */
  void approveFirst(Draft draft, String hash, String text, Actor actor) {
    taken(
        jdbc.sql(
                """
                UPDATE drafts d SET first_approved_by = ?, first_approved_at = now(), text = ?, hash = ?,
                  edited = edited OR text <> ?
                WHERE id = ? AND state = 'proposed' AND hash = ? AND """
                    + " "
                    + UNMOVED)
            .params(
                Arrays.asList(actor.userId(), text, hash(draft.id(), text), text, draft.id(), hash))
            .update());
  }

  /**
   * Takes a draft that is still as the approver saw it, on a conversation that has not moved on.
   *
   * @param edited whether the approver changed the wording
   */
  void approve(UUID id, String hash, boolean edited, Actor actor) {
    if (!actor.isStaff()) {
      throw StoredTicketCommands.notFound("draft");
    }
    taken(
        jdbc.sql(
                """
                UPDATE drafts d SET state = 'approved', settled_at = now(), settled_by = ?, edited = edited OR ?
                WHERE id = ? AND state = 'proposed' AND hash = ? AND """
                    + " "
                    + UNMOVED)
            .params(Arrays.asList(actor.userId(), edited, id, hash))
            .update());
  }

  private static void taken(int rows) {
    if (rows == 0) {
      throw new CommandException(
          Kind.CONFLICT,
          "hash",
          "the draft was changed or settled, or something was said on the ticket since; look again");
    }
  }

  void discard(UUID id, Actor actor) {
    int put =
        jdbc.sql(
                "UPDATE drafts SET state = 'discarded', settled_at = now(), settled_by = ? WHERE id = ? AND state = 'proposed'")
            .params(Arrays.asList(actor.userId(), id))
            .update();
    if (put == 0) {
      throw new CommandException(Kind.CONFLICT, null, "the draft was settled before");
    }
  }

  /** Puts proposals away that somebody's answer made pointless, inside the caller's transaction. */
  public void supersede(UUID ticket) {
    jdbc.sql(
            "UPDATE drafts SET state = 'superseded', settled_at = now() WHERE ticket_id = ? AND state = 'proposed'")
        .param(ticket)
        .update();
  }

  /** Keeps a person's category or urgency as a label where a model had said something. */
  void correction(TicketRow ticket, Map<String, Object> changed, Actor actor) {
    for (String field : new String[] {"category", "urgency", "type"}) {
      Object to = changed.get(field);
      if (to != null) {
        Object from =
            switch (field) {
              case "category" -> ticket.category();
              case "urgency" -> ticket.urgency();
              default -> ticket.type();
            };
        jdbc.sql(
                """
                INSERT INTO corrections (id, ticket_id, field, from_value, to_value, model, user_id, created_at)
                VALUES (?, ?, ?, ?, ?, (SELECT classification ->> 'model' FROM tickets WHERE id = ?), ?, now())""")
            .params(
                Arrays.asList(
                    Ids.next(),
                    ticket.id(),
                    field,
                    text(from),
                    text(to),
                    ticket.id(),
                    actor.userId()))
            .update();
      }
    }
  }

  private static String text(Object value) {
    return value instanceof WireName named
        ? named.wireName()
        : value == null ? null : value.toString();
  }

  /**
   * A stored draft.
   *
   * @param firstApprovedBy null as long as nobody has
   */
  record Draft(
      UUID id,
      UUID ticketId,
      String text,
      boolean fourEyes,
      UUID firstApprovedBy,
      boolean edited,
      String template,
      Map<String, String> values) {}
}
