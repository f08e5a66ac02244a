package org.omnidesk.api.response;

import java.util.UUID;
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.idempotency.Idempotency;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.NewResponse;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.query.Reader;
import org.omnidesk.tickets.query.TicketAccess;
import org.omnidesk.tickets.query.TimelineQueries;
import org.omnidesk.tickets.response.Visibility;

/** Adding a text to a ticket. */
public class ResponsesApi {

  private final Bodies bodies;
  private final TicketCommands commands;
  private final TicketAccess access;
  private final TimelineQueries timeline;
  private final Idempotency idempotency;
  private final CurrentUser current;

  public ResponsesApi(
      Bodies bodies,
      TicketCommands commands,
      TicketAccess access,
      TimelineQueries timeline,
      Idempotency idempotency,
      CurrentUser current) {
    this.bodies = bodies;
    this.commands = commands;
    this.access = access;
    this.timeline = timeline;
    this.idempotency = idempotency;
    this.current = current;
  }

  public ApiAnswer add(String id, String body, String idempotencyKey) {
    Actor actor = current.actor();
    UUID asked = Query.id(id);
    return idempotency.once(
        actor.userId(),
        idempotencyKey,
        "add-response " + asked + "\n" + body,
        () -> ApiAnswer.created(added(asked, body, actor)));
  }

  private Object added(UUID asked, String body, Actor actor) {
    NewResponse response = bodies.read(body, NewResponse.class);
    check(response, actor);
    Reader reader = Reader.of(actor);
    UUID ticket =
        access.survivor(asked, reader).orElseThrow(() -> ApiProblemException.notFound("ticket"));
    UUID id = commands.respond(ticket, response, actor);
    return timeline
        .response(id, reader)
        .orElseThrow(() -> new IllegalStateException("response " + id + " cannot be read back"));
  }

  private static void check(NewResponse response, Actor actor) {
    boolean text = response.text() != null && !response.text().isBlank();
    boolean template = response.template() != null;
    if (text == template) {
      throw ApiProblemException.badField(
          "text", text ? "must be absent when a template makes it" : "is required");
    }
    if (!actor.isStaff() && response.visibility() != Visibility.PUBLIC) {
      throw ApiProblemException.badField("visibility", "must be PUBLIC for a requester");
    }
  }
}
