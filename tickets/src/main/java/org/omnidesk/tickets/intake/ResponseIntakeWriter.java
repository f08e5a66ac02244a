package org.omnidesk.tickets.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Hash;
import org.omnidesk.tickets.attachment.AttachmentStore;
import org.omnidesk.tickets.attachment.AttachmentStore.StoredFile;
import org.omnidesk.tickets.bond.Bond;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.bond.BondStore.BondItem;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.contact.ContactStore;
import org.omnidesk.tickets.delivery.DeliveryStore;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.response.NewText;
import org.omnidesk.tickets.response.ResponseStore;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;

/**
 * Writes the texts and files that came with a message; a text the hub itself put there is
 * recognised, not repeated.
 */
public class ResponseIntakeWriter {

  private final ResponseStore responses;
  private final BondStore bonds;
  private final ContactStore contacts;
  private final AttachmentStore attachments;
  private final DeliveryStore deliveries;
  private final TicketHistory history;
  private final SystemCatalog systems;
  private final TicketStore tickets;

  public ResponseIntakeWriter(
      ResponseStore responses,
      BondStore bonds,
      ContactStore contacts,
      AttachmentStore attachments,
      DeliveryStore deliveries,
      TicketHistory history,
      SystemCatalog systems,
      TicketStore tickets) {
    this.responses = responses;
    this.bonds = bonds;
    this.contacts = contacts;
    this.attachments = attachments;
    this.deliveries = deliveries;
    this.history = history;
    this.systems = systems;
    this.tickets = tickets;
  }

  /** A text of a record. */
  void write(
      Bond bond,
      UUID ticket,
      TicketNumber number,
      long version,
      UUID requester,
      ResponseIntake response,
      Map<AttachmentIntake, StoredFile> files) {
    String hash = Hash.sha256(response.visibility() + "\n" + response.text());
    Optional<BondItem> known = bonds.item(bond.id(), response.externalId());
    if (known.isPresent()) {
      edit(bond, ticket, number, version, response, known.get(), hash);
      return;
    }
    Optional<UUID> own = deliveries.responseOf(response.deliveryKey());
    if (own.isPresent()) {
      bonds.putItem(bond.id(), response.externalId(), own.get(), null, hash);
      return;
    }
    boolean byRequester = requester != null && requester.equals(contactOf(bond, response.author()));
    UUID id = add(bond, ticket, response, byRequester);
    bonds.putItem(bond.id(), response.externalId(), id, null, hash);
    files(bond, ticket, id, response.attachments(), files);
    tickets.touch(ticket);
    history.record(
        ticket,
        number,
        version,
        EventTypes.RESPONSE_ADDED,
        bond.system(),
        null,
        List.of("responses"),
        id,
        response.visibility());
  }

  /** A conversation's message on a ticket that exists. */
  void writeMessage(
      Bond bond,
      TicketRow ticket,
      long version,
      TicketIntake intake,
      Map<AttachmentIntake, StoredFile> files) {
    Contact sender = intake.thread().sender();
    ResponseIntake response =
        new ResponseIntake(
            intake.externalId(),
            systems.channel(bond.system()).wireName(),
            sender,
            intake.fields().description(),
            intake.fields().descriptionHtml(),
            Visibility.PUBLIC,
            intake.occurredAt(),
            null,
            intake.attachments());
    write(bond, ticket.id(), ticket.number(), version, ticket.requesterId(), response, files);
  }

  private UUID contactOf(Bond bond, Contact author) {
    return contacts.resolve(author, bond.system(), systems.type(bond.system())).orElse(null);
  }

  private UUID add(Bond bond, UUID ticket, ResponseIntake response, boolean byRequester) {
    return responses.insert(
        new NewText(
            ticket,
            response.text(),
            response.html(),
            response.visibility(),
            response.kind(),
            bond.system(),
            response.author(),
            null,
            byRequester,
            false,
            null,
            null,
            response.createdAt()));
  }

  private void edit(
      Bond bond,
      UUID ticket,
      TicketNumber number,
      long version,
      ResponseIntake response,
      BondItem known,
      String hash) {
    boolean ours = deliveries.responseOf(response.deliveryKey()).isPresent();
    if (known.hash().equals(hash) || known.responseId() == null || ours) {
      return;
    }
    responses.edit(known.responseId(), response.text(), response.html(), response.visibility());
    bonds.putItem(bond.id(), response.externalId(), known.responseId(), null, hash);
    history.record(
        ticket,
        number,
        version,
        EventTypes.RESPONSE_EDITED,
        bond.system(),
        null,
        List.of("responses"),
        known.responseId(),
        response.visibility());
  }

  /** Files of a ticket, or of one of its texts. */
  void files(
      Bond bond,
      UUID ticket,
      UUID response,
      List<AttachmentIntake> intakes,
      Map<AttachmentIntake, StoredFile> files) {
    for (AttachmentIntake intake : intakes) {
      StoredFile file = files.get(intake);
      if (file == null
          || (file.externalId() != null && bonds.item(bond.id(), file.externalId()).isPresent())) {
        continue;
      }
      UUID id = attachments.insert(ticket, response, file);
      if (file.externalId() != null) {
        bonds.putItem(bond.id(), file.externalId(), null, id, file.sha256());
      }
    }
  }
}
