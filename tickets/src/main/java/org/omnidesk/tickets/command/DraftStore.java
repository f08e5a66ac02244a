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
            INSERT INTO drafts (id, ticket_id, text, language, confidence, model, reasons, sources, hash,
              last_response_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?,
              (SELECT id FROM ticket_responses WHERE ticket_id = ? ORDER BY created_at DESC, id DESC LIMIT 1), now())""")
        .params(
            Arrays.asList(
                id,
                ticket,
                draft.text(),
                draft.language(),
                draft.confidence(),
                draft.model(),
                Json.write(draft.reasons()),
                Json.write(draft.sources()),
                Hash.sha256(id + draft.text()),
                ticket))
        .update();
    return id;
  }

  Optional<Draft> find(UUID id) {
    return jdbc.sql("SELECT id, ticket_id, text FROM drafts WHERE id = ?")
        .param(id)
        .query(
            (rs, n) ->
                new Draft(
                    rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getString(3)))
        .optional();
  }

  /**
   * Takes a draft that is still as the approver saw it, on a conversation that has not moved on.
   */
  void approve(UUID id, String hash, Actor actor) {
    if (!actor.isStaff()) {
      throw StoredTicketCommands.notFound("draft");
    }
    int taken =
        jdbc.sql(
                """
                UPDATE drafts d SET state = 'approved', settled_at = now(), settled_by = ?
                WHERE id = ? AND state = 'proposed' AND hash = ? AND last_response_id IS NOT DISTINCT FROM (
                  SELECT r.id FROM ticket_responses r WHERE r.ticket_id = d.ticket_id
                  ORDER BY r.created_at DESC, r.id DESC LIMIT 1)""")
            .params(Arrays.asList(actor.userId(), id, hash))
            .update();
    if (taken == 0) {
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

  /** A stored draft. */
  record Draft(UUID id, UUID ticketId, String text) {}

  /**
   * A draft as a drafter made it.
   *
   * @param sources as JSON-ready values: kind, id, title, score, quote
   */
  public record ProposedDraft(
      String text,
      String language,
      double confidence,
      String model,
      Object reasons,
      Object sources) {}
}
