package org.omnidesk.api;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.command.CommandException.Kind;
import org.omnidesk.tickets.command.NewResponse;
import org.omnidesk.tickets.command.NewTicket;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.command.TicketPatch;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands on the real tables without journal and events, which the tickets room adds. */
class PlainCommands implements TicketCommands {

  private final JdbcClient jdbc;

  PlainCommands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public UUID create(NewTicket ticket, Actor actor) {
    UUID contact = null;
    if (ticket.requester() != null && ticket.requester().email() != null) {
      contact = Rows.contact(jdbc, ticket.requester().email());
    }
    UUID id = UuidCreator.getTimeOrderedEpoch();
    jdbc.sql(
            """
            INSERT INTO tickets (id, title, description, urgency, system, channel, requester_id,
                                 created_at, updated_at)
            VALUES (:id, :title, :description, :urgency, 'portal', 'portal', :contact, now(), now())
            """)
        .param("id", id)
        .param("title", ticket.title())
        .param("description", ticket.description())
        .param("urgency", ticket.urgency() == null ? null : ticket.urgency().wireName())
        .param("contact", contact)
        .update();
    return id;
  }

  @Override
  public long update(UUID ticket, TicketPatch patch, long expectedVersion, Actor actor) {
    return jdbc.sql(
            """
            UPDATE tickets SET status = coalesce(:status, status), title = coalesce(:title, title),
                   version = version + 1, updated_at = now()
            WHERE id = :id AND version = :version RETURNING version""")
        .param("status", patch.status() == null ? null : patch.status().wireName())
        .param("title", patch.title())
        .param("id", ticket)
        .param("version", expectedVersion)
        .query(Long.class)
        .optional()
        .orElseThrow(
            () -> new CommandException(Kind.CONFLICT, "status", "was changed since you read it"));
  }

  @Override
  public UUID respond(UUID ticket, NewResponse response, Actor actor) {
    if (response.text() != null && response.text().contains("free text by SMS")) {
      throw new CommandException(Kind.INVALID, "template", "an SMS takes a template only");
    }
    return Rows.response(jdbc, ticket, response.text(), response.visibility().name());
  }

  @Override
  public void hide(UUID ticket, long expectedVersion, Actor actor) {
    jdbc.sql("UPDATE tickets SET hidden_at = now() WHERE id = :id").param("id", ticket).update();
  }

  @Override
  public UUID approveDraft(UUID draft, String hash, String editedText, Actor actor) {
    throw new CommandException(Kind.NOT_FOUND, null, "There is no such draft.");
  }

  @Override
  public void discardDraft(UUID draft, Actor actor) {
    throw new CommandException(Kind.NOT_FOUND, null, "There is no such draft.");
  }
}
