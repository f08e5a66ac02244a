package org.omnidesk.tickets.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.attachment.AttachmentStore.StoredFile;
import org.omnidesk.tickets.bond.Bond;
import org.omnidesk.tickets.bond.BondState;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.contact.ContactStore;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketStore;
import org.omnidesk.tickets.ticket.TicketType;

/**
 * Writes what a source says into its ticket: a new one, a changed record, or one more text of a
 * conversation.
 */
public class TicketIntakeWriter {

  private final TicketResolver resolver;
  private final TicketStore tickets;
  private final BondStore bonds;
  private final ContactStore contacts;
  private final ResponseIntakeWriter responses;
  private final SourceFields sourceFields = new SourceFields();
  private final TicketHistory history;
  private final SystemCatalog systems;

  public TicketIntakeWriter(
      TicketResolver resolver,
      TicketStore tickets,
      BondStore bonds,
      ContactStore contacts,
      ResponseIntakeWriter responses,
      TicketHistory history,
      SystemCatalog systems) {
    this.resolver = resolver;
    this.tickets = tickets;
    this.bonds = bonds;
    this.contacts = contacts;
    this.responses = responses;
    this.history = history;
    this.systems = systems;
  }

  /** Runs inside the message's transaction. */
  Written write(String system, TicketIntake intake, Map<AttachmentIntake, StoredFile> files) {
    Optional<TicketRow> found =
        resolver.find(system, intake).flatMap(tickets::lock).filter(row -> !row.hidden());
    if (found.isEmpty()) {
      return create(system, intake, files);
    }
    TicketRow ticket = found.get();
    if (intake.form() == TicketIntake.Form.RECORD) {
      updateRecord(system, ticket, intake, files);
    } else {
      addToConversation(system, ticket, intake, files);
    }
    return new Written(ticket.id(), ticket.number());
  }

  private Written create(
      String system, TicketIntake intake, Map<AttachmentIntake, StoredFile> files) {
    TicketFields fields = intake.fields();
    Contact requester = fields.requester() == null ? Contact.NOBODY : fields.requester();
    UUID requesterId = contacts.resolve(requester, system, systems.type(system)).orElse(null);
    TicketRow row =
        new TicketRow(
            Ids.next(),
            null,
            Texts.line(fields.title(), 255, "(no subject)"),
            Texts.storable(fields.description() == null ? "" : fields.description()),
            fields.type() == null ? TicketType.INCIDENT : fields.type(),
            fields.status() == null ? TicketStatus.NEW : fields.status(),
            fields.category(),
            fields.urgency(),
            fields.impact(),
            fields.language(),
            system,
            systems.channel(system),
            requesterId,
            Texts.line(fields.group(), 200, null),
            Texts.line(fields.assignee(), 200, null),
            Texts.line(fields.site(), 200, null),
            sourceFields.masters(fields),
            intake.automatic(),
            false,
            intake.occurredAt(),
            1);
    TicketNumber number =
        tickets.insert(row, Texts.storable(fields.descriptionHtml()), requester.label());
    boolean record = intake.form() == TicketIntake.Form.RECORD;
    Bond bond =
        bonds.insert(
            row.id(), system, intake.externalId(), intake.url(), record, intake.sourceValues());
    if (intake.gone()) {
      bonds.state(bond.id(), BondState.GONE);
    }
    bonds.addReferences(row.id(), intake.thread().ownReferences(), !record);
    bonds.addReferences(row.id(), intake.thread().repliesTo(), false);
    history.record(
        row.id(),
        number,
        1,
        EventTypes.TICKET_CREATED,
        system,
        null,
        List.of("title", "description"),
        null,
        null);
    responses.files(bond, row.id(), null, intake.attachments(), files);
    for (ResponseIntake response : intake.responses()) {
      responses.write(bond, row.id(), number, 1, requesterId, response, files);
    }
    return new Written(row.id(), number);
  }

  private void updateRecord(
      String system,
      TicketRow ticket,
      TicketIntake intake,
      Map<AttachmentIntake, StoredFile> files) {
    Bond bond = bonds.find(system, intake.externalId()).orElseThrow();
    SourceFields.Changes changes = sourceFields.changes(ticket, bond, intake);
    long version = ticket.version();
    if (!changes.columns().isEmpty()) {
      version = tickets.update(ticket, changes.columns(), changes.masters());
      history.record(
          ticket.id(),
          ticket.number(),
          version,
          EventTypes.TICKET_CHANGED,
          system,
          null,
          List.copyOf(changes.columns().keySet()),
          null,
          null);
    }
    bonds.exchanged(bond, intake.sourceValues());
    if (intake.gone()) {
      bonds.state(bond.id(), BondState.GONE);
    }
    responses.files(bond, ticket.id(), null, intake.attachments(), files);
    for (ResponseIntake response : intake.responses()) {
      responses.write(
          bond, ticket.id(), ticket.number(), version, ticket.requesterId(), response, files);
    }
  }

  private void addToConversation(
      String system,
      TicketRow ticket,
      TicketIntake intake,
      Map<AttachmentIntake, StoredFile> files) {
    Bond bond =
        bonds.lockAll(ticket.id()).stream()
            .filter(b -> b.system().equals(system))
            .findFirst()
            .orElseGet(
                () ->
                    bonds.insert(
                        ticket.id(), system, intake.externalId(), intake.url(), false, Map.of()));
    List<String> references = new ArrayList<>(intake.thread().ownReferences());
    bonds.addReferences(ticket.id(), references, true);
    bonds.addReferences(ticket.id(), intake.thread().repliesTo(), false);
    long version = ticket.version();
    boolean waits = ticket.status() == TicketStatus.PENDING_REQUESTER || ticket.status().isDone();
    if (waits && !intake.automatic()) {
      // the requester's word is what the desk waited for, or says that it is not solved after all
      version =
          tickets.update(
              ticket, Map.of("status", TicketStatus.OPEN), Map.of("status", Master.SOURCE));
      history.record(
          ticket.id(),
          ticket.number(),
          version,
          EventTypes.TICKET_CHANGED,
          system,
          null,
          List.of("status"),
          null,
          null);
    }
    responses.writeMessage(bond, ticket, version, intake, files);
  }

  /** The ticket a message landed on. */
  record Written(UUID ticketId, TicketNumber number) {}
}
