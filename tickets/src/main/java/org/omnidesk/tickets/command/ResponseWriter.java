package org.omnidesk.tickets.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.command.CommandException.Kind;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.response.NewText;
import org.omnidesk.tickets.response.ResponseStore;
import org.omnidesk.tickets.response.ResponseTemplates;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketStore;

/** Writes what a person says on a ticket, by the rules of the ticket's channel. */
public class ResponseWriter {

  private final TicketStore tickets;
  private final ResponseStore responses;
  private final TicketHistory history;
  private final TicketAccess access;
  private final DraftStore drafts;
  private final SystemCatalog systems;
  private final List<ResponseTemplates> templates;

  public ResponseWriter(
      TicketStore tickets,
      ResponseStore responses,
      TicketHistory history,
      TicketAccess access,
      DraftStore drafts,
      SystemCatalog systems,
      List<ResponseTemplates> templates) {
    this.tickets = tickets;
    this.responses = responses;
    this.history = history;
    this.access = access;
    this.drafts = drafts;
    this.systems = systems;
    this.templates = templates;
  }

  /** Runs inside the caller's transaction, who has locked the ticket; returns the response's id. */
  UUID write(TicketRow ticket, NewResponse response, boolean ai, Actor actor) {
    Visibility visibility =
        response.visibility() == null ? Visibility.INTERNAL : response.visibility();
    if (visibility == Visibility.INTERNAL && !actor.isStaff()) {
      throw new CommandException(
          Kind.FORBIDDEN, "visibility", "visibility: a requester writes PUBLIC only");
    }
    boolean byRequester = access.isRequesterOf(ticket, actor);
    String text = text(ticket, response, visibility, byRequester);
    UUID id =
        responses.insert(
            new NewText(
                ticket.id(),
                text,
                null,
                visibility,
                visibility == Visibility.PUBLIC ? "reply" : "note",
                "hub",
                access.contactOf(actor),
                actor.userId(),
                byRequester,
                ai,
                response.template(),
                response.template() == null ? null : response.variables(),
                Instant.now()));
    long version = ticket.version();
    TicketStatus next = nextStatus(ticket.status(), visibility, byRequester);
    if (next != ticket.status()) {
      version = tickets.update(ticket, Map.of("status", next), Map.of("status", Master.PERSON));
      history.record(
          ticket.id(),
          ticket.number(),
          version,
          EventTypes.TICKET_CHANGED,
          "person",
          StoredTicketCommands.actorId(actor),
          List.of("status"),
          null,
          null);
    } else {
      tickets.touch(ticket.id());
    }
    if (visibility == Visibility.PUBLIC) {
      drafts.supersede(ticket.id());
    }
    history.record(
        ticket.id(),
        ticket.number(),
        version,
        EventTypes.RESPONSE_ADDED,
        byRequester ? "portal" : "person",
        StoredTicketCommands.actorId(actor),
        List.of("responses"),
        id,
        visibility);
    return id;
  }

  private String text(
      TicketRow ticket, NewResponse response, Visibility visibility, boolean byRequester) {
    Optional<ResponseTemplates> registered =
        templates.stream()
            .filter(t -> ticket.channel() != org.omnidesk.tickets.ticket.Channel.PORTAL)
            .filter(t -> t.type().equals(systems.type(ticket.system())))
            .findFirst();
    if (visibility == Visibility.PUBLIC && !byRequester && registered.isPresent()) {
      if (response.template() == null) {
        throw new CommandException(
            Kind.INVALID,
            "template",
            "template: this ticket came by SMS, and operators drop every SMS whose text is not a registered template");
      }
      try {
        return registered.get().render(ticket.system(), response.template(), response.variables());
      } catch (IllegalArgumentException e) {
        throw new CommandException(Kind.INVALID, "template", e.getMessage());
      }
    }
    if (response.text() == null || response.text().isBlank()) {
      throw new CommandException(Kind.INVALID, "text", "text: nothing was written");
    }
    return response.text().strip();
  }

  private static TicketStatus nextStatus(
      TicketStatus status, Visibility visibility, boolean byRequester) {
    if (visibility == Visibility.INTERNAL) {
      return status;
    }
    if (byRequester) {
      return status == TicketStatus.PENDING_REQUESTER || status.isDone()
          ? TicketStatus.OPEN
          : status;
    }
    return status == TicketStatus.NEW ? TicketStatus.OPEN : status;
  }
}
