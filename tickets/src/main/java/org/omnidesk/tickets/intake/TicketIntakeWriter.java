package org.omnidesk.tickets.intake;

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
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.Channel;
import org.omnidesk.tickets.ticket.DataClass;
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

  /**
   * Runs inside the message's transaction.
   *
   * @param overtaken a later state of the same record was applied before: only texts that are not
   *     here yet are taken over
   */
  Written write(
      String system,
      TicketIntake intake,
      Map<AttachmentIntake, StoredFile> files,
      boolean overtaken) {
    Optional<UUID> id = resolver.find(system, intake);
    Optional<TicketRow> found = id.flatMap(tickets::lock);
    Optional<Bond> own = bonds.find(system, intake.externalId());
    if (found.isEmpty() || (found.get().hidden() && own.isEmpty())) {
      return create(system, intake, files);
    }
    TicketRow ticket = found.get();
    if (intake.form() == TicketIntake.Form.RECORD) {
      updateRecord(system, ticket, own.orElseThrow(), intake, files, overtaken);
    } else {
      addToConversation(system, ticket, own.orElse(null), intake, files);
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
            Texts.body(fields.description()),
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
            1,
            DataClass.INTERNAL);
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
      responses.write(bond, row.id(), number, 1, requesterId, response, files, true);
    }
    return new Written(row.id(), number);
  }

  /**
   * Fields go to the record's own ticket, also while it is merged into another one; texts go to the
   * survivor.
   */
  private void updateRecord(
      String system,
      TicketRow ticket,
      Bond bond,
      TicketIntake intake,
      Map<AttachmentIntake, StoredFile> files,
      boolean overtaken) {
    long version = ticket.version();
    if (!overtaken) {
      boolean merged = !bond.ticketId().equals(ticket.id());
      TicketRow own = merged ? tickets.find(bond.ticketId()).orElseThrow() : ticket;
      long changed = changeFields(system, own, bond, intake);
      version = merged ? version : changed;
      bonds.exchanged(bond, intake.sourceValues());
      noteGone(system, own, changed, bond, intake);
    }
    responses.files(bond, ticket.id(), null, intake.attachments(), files);
    for (ResponseIntake response : intake.responses()) {
      responses.write(
          bond,
          ticket.id(),
          ticket.number(),
          version,
          ticket.requesterId(),
          response,
          files,
          !overtaken);
    }
  }

  private long changeFields(String system, TicketRow ticket, Bond bond, TicketIntake intake) {
    SourceFields.Changes changes = sourceFields.changes(ticket, bond, intake);
    if (changes.columns().isEmpty()) {
      return ticket.version();
    }
    long version = tickets.update(ticket, changes.columns(), changes.masters());
    changed(system, ticket, version, List.copyOf(changes.columns().keySet()));
    return version;
  }

  private void noteGone(
      String system, TicketRow ticket, long version, Bond bond, TicketIntake intake) {
    boolean wasGone = bond.state() == BondState.GONE;
    if (intake.gone() && !wasGone) {
      bonds.state(bond.id(), BondState.GONE);
    }
    if (intake.gone() ? !wasGone : bonds.returned(bond.id())) {
      changed(system, ticket, version, List.of("bonds"));
    }
  }

  private void changed(String system, TicketRow ticket, long version, List<String> fields) {
    history.record(
        ticket.id(),
        ticket.number(),
        version,
        EventTypes.TICKET_CHANGED,
        system,
        null,
        fields,
        null,
        null);
  }

  private void addToConversation(
      String system,
      TicketRow ticket,
      Bond own,
      TicketIntake intake,
      Map<AttachmentIntake, StoredFile> files) {
    if (own != null && isOpening(own, intake)) {
      // a second copy of the opening message, over another path
      return;
    }
    Bond bond =
        own != null
            ? own
            : bonds.lockAll(ticket.id()).stream()
                .filter(b -> b.system().equals(system))
                .findFirst()
                .orElseGet(() -> insertConversation(system, ticket, intake));
    bonds.addReferences(ticket.id(), intake.thread().ownReferences(), true);
    bonds.addReferences(ticket.id(), intake.thread().repliesTo(), false);
    boolean participant =
        systems.channel(system) != Channel.EMAIL
            || resolver.takesPart(ticket.id(), intake.thread().sender());
    Visibility visibility = participant ? Visibility.PUBLIC : Visibility.INTERNAL;
    if (!responses.isNewMessage(bond, intake, visibility)) {
      return;
    }
    long version = ticket.version();
    boolean waits = ticket.status() == TicketStatus.PENDING_REQUESTER || ticket.status().isDone();
    if (waits && !intake.automatic()) {
      // the requester's word is what the desk waited for, or says that it is not solved after all
      version =
          tickets.update(
              ticket, Map.of("status", TicketStatus.OPEN), Map.of("status", Master.SOURCE));
      changed(system, ticket, version, List.of("status"));
    }
    responses.writeMessage(bond, ticket, version, intake, visibility, files);
  }

  /** Whether a message says what its ticket was opened with. */
  private boolean isOpening(Bond own, TicketIntake intake) {
    return tickets
        .find(own.ticketId())
        .filter(t -> t.description().equals(Texts.body(intake.fields().description())))
        .isPresent();
  }

  private Bond insertConversation(String system, TicketRow ticket, TicketIntake intake) {
    return bonds.insert(ticket.id(), system, intake.externalId(), intake.url(), false, Map.of());
  }

  /** The ticket a message landed on. */
  record Written(UUID ticketId, TicketNumber number) {}
}
