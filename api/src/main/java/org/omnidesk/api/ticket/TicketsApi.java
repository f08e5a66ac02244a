package org.omnidesk.api.ticket;

import java.util.Locale;
import java.util.UUID;
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.http.Versions;
import org.omnidesk.api.idempotency.Idempotency;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.api.security.UserStore;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.NewTicket;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.command.TicketPatch;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.query.Page;
import org.omnidesk.tickets.query.Reader;
import org.omnidesk.tickets.query.TicketFilter;
import org.omnidesk.tickets.query.TicketQueries;
import org.omnidesk.tickets.query.TicketView;

/** The operations on {@code /tickets} and {@code /tickets/{id}}. */
public class TicketsApi {

  private static final int PAGE = 50;

  private final Bodies bodies;
  private final TicketCommands commands;
  private final TicketQueries queries;
  private final Idempotency idempotency;
  private final CurrentUser current;
  private final UserStore users;

  public TicketsApi(
      Bodies bodies,
      TicketCommands commands,
      TicketQueries queries,
      Idempotency idempotency,
      CurrentUser current,
      UserStore users) {
    this.bodies = bodies;
    this.commands = commands;
    this.queries = queries;
    this.idempotency = idempotency;
    this.current = current;
    this.users = users;
  }

  /**
   * @param query the request's query string
   */
  public Page<TicketView> list(String query) {
    Query asked = Query.of(query);
    TicketFilter filter =
        new TicketFilter(
            asked.list("status"),
            asked.list("system"),
            asked.list("category"),
            asked.list("urgency"),
            asked.list("language").stream().map(l -> l.toLowerCase(Locale.ROOT)).toList(),
            asked.list("channel"),
            asked.text("q"));
    return queries.list(
        filter, asked.number("limit", PAGE), asked.text("cursor"), current.reader());
  }

  /**
   * @param ifNoneMatch the version the caller has; the same one is answered by 304
   */
  public ApiAnswer get(String id, String ifNoneMatch) {
    TicketView ticket = find(Query.id(id), current.reader());
    ApiAnswer answer = tagged(ApiAnswer.ok(ticket));
    return Versions.isKnown(ifNoneMatch, ticket.version())
        ? new ApiAnswer(304, null, answer.headers(), null)
        : answer;
  }

  public ApiAnswer create(String body, String idempotencyKey) {
    Actor actor = current.actor();
    return idempotency.once(
        actor.userId(),
        idempotencyKey,
        "create-ticket\n" + body,
        () -> {
          NewTicket ticket = bodies.read(body, NewTicket.class);
          UUID id = commands.create(actor.isStaff() ? ticket : own(ticket, actor), actor);
          return tagged(ApiAnswer.created(find(id, Reader.of(actor))))
              .with("Location", "/api/tickets/" + id);
        });
  }

  /** A requester asks for nobody else. */
  private NewTicket own(NewTicket ticket, Actor actor) {
    String email = users.byId(actor.userId()).map(found -> found.user().email()).orElse(null);
    return new NewTicket(
        ticket.title(),
        ticket.description(),
        ticket.type(),
        ticket.category(),
        ticket.urgency(),
        ticket.impact(),
        Contact.ofEmail(actor.name(), email),
        ticket.site());
  }

  public ApiAnswer update(String id, String body, String ifMatch) {
    long version = version(ifMatch);
    TicketPatch patch = bodies.read(body, TicketPatch.class);
    Actor actor = current.actor();
    UUID ticket = find(Query.id(id), current.reader()).id();
    commands.update(ticket, patch, version, actor);
    return tagged(ApiAnswer.ok(find(ticket, current.reader())));
  }

  public ApiAnswer delete(String id, String ifMatch) {
    long version = version(ifMatch);
    UUID ticket = find(Query.id(id), current.reader()).id();
    commands.hide(ticket, version, current.actor());
    return ApiAnswer.empty();
  }

  private TicketView find(UUID id, Reader reader) {
    return queries.find(id, reader).orElseThrow(() -> ApiProblemException.notFound("ticket"));
  }

  private static ApiAnswer tagged(ApiAnswer answer) {
    return answer.with("ETag", Versions.tag(((TicketView) answer.body()).version()));
  }

  private static long version(String ifMatch) {
    return Versions.required(ifMatch, "ticket");
  }
}
