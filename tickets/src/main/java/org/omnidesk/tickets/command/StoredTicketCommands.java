package org.omnidesk.tickets.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.CommandException.Kind;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.contact.ContactStore;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.Channel;
import org.omnidesk.tickets.ticket.DataClass;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketStore;
import org.omnidesk.tickets.ticket.TicketType;

/** {@link TicketCommands} on PostgreSQL. */
public class StoredTicketCommands implements TicketCommands {

  private static final Pattern CITATION = Pattern.compile("[ \\t]*\\[\\d{1,2}]");

  private final Transactions transactions;
  private final TicketStore tickets;
  private final ContactStore contacts;
  private final TicketHistory history;
  private final ResponseWriter responses;
  private final DraftStore drafts;
  private final TicketAccess access;
  private final ChangeCheck changes;

  public StoredTicketCommands(
      Transactions transactions,
      TicketStore tickets,
      ContactStore contacts,
      TicketHistory history,
      ResponseWriter responses,
      DraftStore drafts,
      TicketAccess access,
      ChangeCheck changes) {
    this.transactions = transactions;
    this.tickets = tickets;
    this.contacts = contacts;
    this.history = history;
    this.responses = responses;
    this.drafts = drafts;
    this.access = access;
    this.changes = changes;
  }

  @Override
  public UUID create(NewTicket wanted, Actor actor) {
    required("title", wanted.title());
    required("description", wanted.description());
    return transactions.run(
        () -> {
          Contact requester =
              actor.isStaff() && wanted.requester() != null
                  ? wanted.requester()
                  : access.contactOf(actor);
          UUID requesterId = contacts.resolve(requester, "portal", "portal").orElse(null);
          Map<String, String> masters = new LinkedHashMap<>();
          if (wanted.category() != null) {
            masters.put("category", Master.PERSON.wireName());
          }
          if (wanted.urgency() != null) {
            masters.put("urgency", Master.PERSON.wireName());
          }
          if (wanted.impact() != null) {
            masters.put("impact", Master.PERSON.wireName());
          }
          if (wanted.type() != null) {
            masters.put("type", Master.PERSON.wireName());
          }
          TicketRow row =
              new TicketRow(
                  Ids.next(),
                  null,
                  Texts.line(wanted.title(), 255, "(no subject)"),
                  Texts.body(wanted.description()),
                  wanted.type() == null ? TicketType.INCIDENT : wanted.type(),
                  TicketStatus.NEW,
                  wanted.category(),
                  wanted.urgency(),
                  wanted.impact(),
                  null,
                  "portal",
                  Channel.PORTAL,
                  requesterId,
                  null,
                  null,
                  Texts.line(wanted.site(), 200, null),
                  masters,
                  false,
                  false,
                  Instant.now(),
                  1,
                  DataClass.INTERNAL);
          TicketNumber number = tickets.insert(row, null, requester.label());
          history.record(
              row.id(),
              number,
              1,
              EventTypes.TICKET_CREATED,
              "person",
              actorId(actor),
              List.of("title", "description"),
              null,
              null);
          return row.id();
        });
  }

  @Override
  public long update(UUID id, TicketPatch patch, long expectedVersion, Actor actor) {
    return transactions.run(
        () -> {
          TicketRow ticket = access.lockFor(id, actor);
          if (!actor.isDesk()) {
            throw new CommandException(
                Kind.FORBIDDEN,
                null,
                actor.isStaff()
                    ? "only the desk changes a ticket"
                    : "only the desk changes a ticket; write a response instead");
          }
          Map<String, Object> wanted = differing(ticket, patch);
          changes.refuseIfChangedSince(ticket, expectedVersion, stated(patch));
          if (wanted.isEmpty()) {
            return ticket.version();
          }
          Map<String, Master> masters = new LinkedHashMap<>();
          wanted.keySet().forEach(field -> masters.put(field, Master.PERSON));
          long version = tickets.update(ticket, wanted, masters);
          drafts.correction(ticket, wanted, actor);
          history.record(
              ticket.id(),
              ticket.number(),
              version,
              EventTypes.TICKET_CHANGED,
              "person",
              actorId(actor),
              List.copyOf(wanted.keySet()),
              null,
              null);
          return version;
        });
  }

  @Override
  public UUID respond(UUID id, NewResponse response, Actor actor) {
    return transactions.run(
        () -> {
          TicketRow ticket = access.lockFor(id, actor);
          if (actor.isStaff() && !actor.isDesk() && !access.isRequesterOf(ticket, actor)) {
            throw new CommandException(Kind.FORBIDDEN, null, "only the desk answers");
          }
          return responses.write(ticket, response, false, actor);
        });
  }

  @Override
  public void hide(UUID id, long expectedVersion, Actor actor) {
    transactions.run(
        () -> {
          TicketRow ticket = access.lockFor(id, actor);
          if (!List.of("admin", "lead").contains(actor.role())) {
            throw new CommandException(
                Kind.FORBIDDEN, null, "only a lead or an admin deletes a ticket");
          }
          changes.refuseIfChangedSince(
              ticket, expectedVersion, List.of("title", "description", "status"));
          long version =
              tickets.update(
                  ticket, Map.of("hidden_at", java.sql.Timestamp.from(Instant.now())), Map.of());
          history.record(
              ticket.id(),
              ticket.number(),
              version,
              EventTypes.TICKET_DELETED,
              "person",
              actorId(actor),
              List.of(),
              null,
              null);
        });
  }

  @Override
  public UUID approveDraft(UUID draft, String hash, String editedText, Actor actor) {
    return transactions.run(
        () -> {
          DraftStore.Draft proposed = drafts.find(draft).orElseThrow(() -> notFound("draft"));
          TicketRow ticket = access.lockFor(proposed.ticketId(), actor);
          desk(actor);
          String text = editedText == null || editedText.isBlank() ? proposed.text() : editedText;
          boolean edited = !text.equals(proposed.text());
          boolean first =
              proposed.fourEyes()
                  && (edited
                      || proposed.firstApprovedBy() == null
                      || proposed.firstApprovedBy().equals(actor.userId()));
          if (first) {
            drafts.approveFirst(proposed, hash, text, actor);
          } else {
            drafts.approve(proposed.id(), hash, edited, actor);
          }
          history.record(
              ticket.id(),
              ticket.number(),
              ticket.version(),
              first ? EventTypes.DRAFT_PROPOSED : EventTypes.DRAFT_APPROVED,
              actor.userId() == null ? "ai" : "person",
              actorId(actor),
              List.of("drafts"),
              draft,
              null);
          return first ? null : send(ticket, proposed, text, edited, actor);
        });
  }

  private UUID send(
      TicketRow ticket, DraftStore.Draft draft, String text, boolean edited, Actor actor) {
    // a registered text may not be reworded: with other words the template is asked for again
    boolean registered = draft.template() != null && !edited;
    return responses.write(
        ticket,
        new NewResponse(
            withoutCitations(text),
            Visibility.PUBLIC,
            registered ? draft.template() : null,
            registered ? draft.values() : Map.of()),
        !edited && !draft.edited(),
        actor);
  }

  /** The marks {@code [1]} point at sources that only the desk can open. */
  private static String withoutCitations(String text) {
    return CITATION.matcher(text).replaceAll("");
  }

  @Override
  public void discardDraft(UUID draft, Actor actor) {
    transactions.run(
        () -> {
          DraftStore.Draft proposed = drafts.find(draft).orElseThrow(() -> notFound("draft"));
          TicketRow ticket = access.lockFor(proposed.ticketId(), actor);
          desk(actor);
          drafts.discard(proposed.id(), actor);
          history.record(
              ticket.id(),
              ticket.number(),
              ticket.version(),
              EventTypes.DRAFT_DISCARDED,
              "person",
              actorId(actor),
              List.of("drafts"),
              draft,
              null);
        });
  }

  /** The fields a patch states, whether or not they differ from the ticket's. */
  private static Set<String> stated(TicketPatch patch) {
    Map<String, Object> stated = new LinkedHashMap<>();
    put(stated, "title", patch.title(), null);
    put(stated, "description", patch.description(), null);
    put(stated, "type", patch.type(), null);
    put(stated, "status", patch.status(), null);
    put(stated, "category", patch.category(), null);
    put(stated, "urgency", patch.urgency(), null);
    put(stated, "impact", patch.impact(), null);
    put(stated, "group", patch.group(), null);
    put(stated, "assignee", patch.assignee(), null);
    put(stated, "site", patch.site(), null);
    put(stated, "dataClass", patch.dataClass(), null);
    return stated.keySet();
  }

  /** To a requester drafts do not exist; who only reads may not settle one. */
  private static void desk(Actor actor) {
    if (!actor.isStaff()) {
      throw notFound("draft");
    }
    if (!actor.isDesk()) {
      throw new CommandException(Kind.FORBIDDEN, null, "only the desk settles a draft");
    }
  }

  private static Map<String, Object> differing(TicketRow ticket, TicketPatch patch) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    put(wanted, "title", Texts.line(patch.title(), 255, null), ticket.title());
    put(
        wanted,
        "description",
        patch.description() == null ? null : Texts.body(patch.description()),
        ticket.description());
    put(wanted, "type", patch.type(), ticket.type());
    put(wanted, "status", patch.status(), ticket.status());
    put(wanted, "category", patch.category(), ticket.category());
    put(wanted, "urgency", patch.urgency(), ticket.urgency());
    put(wanted, "impact", patch.impact(), ticket.impact());
    put(wanted, "group", Texts.line(patch.group(), 200, null), ticket.group());
    put(wanted, "assignee", Texts.line(patch.assignee(), 200, null), ticket.assignee());
    put(wanted, "site", Texts.line(patch.site(), 200, null), ticket.site());
    put(wanted, "dataClass", patch.dataClass(), ticket.dataClass());
    return wanted;
  }

  private static void put(Map<String, Object> wanted, String field, Object value, Object current) {
    if (value != null && !Objects.equals(value, current)) {
      wanted.put(field, value);
    }
  }

  private static void required(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new CommandException(Kind.INVALID, field, field + " is required");
    }
  }

  static CommandException notFound(String what) {
    return new CommandException(Kind.NOT_FOUND, null, "no such " + what.toLowerCase(Locale.ROOT));
  }

  static String actorId(Actor actor) {
    return actor.userId() == null ? null : actor.userId().toString();
  }
}
