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
import org.omnidesk.tickets.command.DraftStore;
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
  private final DraftStore drafts;

  public ResponseIntakeWriter(
      ResponseStore responses,
      BondStore bonds,
      ContactStore contacts,
      AttachmentStore attachments,
      DeliveryStore deliveries,
      TicketHistory history,
      SystemCatalog systems,
      TicketStore tickets,
      DraftStore drafts) {
    this.responses = responses;
    this.bonds = bonds;
    this.contacts = contacts;
    this.attachments = attachments;
    this.deliveries = deliveries;
    this.history = history;
    this.systems = systems;
    this.tickets = tickets;
    this.drafts = drafts;
  }

  /**
   * A text of a record.
   *
   * @param current whether it is the latest that its source says; else a known text stays as it is
   */
  void write(
      Bond bond,
      UUID ticket,
      TicketNumber number,
      long version,
      UUID requester,
      ResponseIntake response,
      Map<AttachmentIntake, StoredFile> files,
      boolean current) {
    String hash = hash(response.visibility(), response.text());
    Optional<BondItem> known = bonds.item(bond.id(), response.externalId());
    if (known.isPresent()) {
      if (current) {
        edit(bond, ticket, number, version, response, known.get(), hash);
      }
      return;
    }
    Optional<UUID> own =
        deliveries
            .responseOf(bond.id(), response.deliveryKey())
            // a second text with the same marker is somebody's copy
            .filter(id -> !bonds.hasItemOf(bond.id(), id));
    if (own.isPresent()) {
      bonds.putItem(bond.id(), response.externalId(), own.get(), null, hash);
      return;
    }
    boolean byRequester = requester != null && requester.equals(contactOf(bond, response.author()));
    UUID id = add(bond, ticket, response, byRequester);
    bonds.putItem(bond.id(), response.externalId(), id, null, hash);
    files(bond, ticket, id, response.attachments(), files);
    tickets.touch(ticket);
    if (response.visibility() == Visibility.PUBLIC) {
      drafts.supersede(ticket);
    }
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

  /** Whether a conversation's message says something that is not here yet. */
  boolean isNewMessage(Bond bond, TicketIntake intake, Visibility visibility) {
    String hash = hash(visibility, intake.fields().description());
    return bonds.item(bond.id(), itemId(intake, hash)).isEmpty()
        && bonds
            .item(bond.id(), intake.externalId())
            .filter(item -> item.hash().equals(hash))
            .isEmpty();
  }

  /** A conversation's message on a ticket that exists. */
  void writeMessage(
      Bond bond,
      TicketRow ticket,
      long version,
      TicketIntake intake,
      Visibility visibility,
      Map<AttachmentIntake, StoredFile> files) {
    String externalId = intake.externalId();
    if (externalId.equals(bond.externalId()) || bonds.item(bond.id(), externalId).isPresent()) {
      // a careless sender used the id of an earlier message again: a message is never edited by
      // mail
      externalId = itemId(intake, hash(visibility, intake.fields().description()));
    }
    ResponseIntake response =
        new ResponseIntake(
            externalId,
            systems.channel(bond.system()).wireName(),
            intake.thread().sender(),
            intake.fields().description(),
            intake.fields().descriptionHtml(),
            visibility,
            intake.occurredAt(),
            null,
            intake.attachments());
    write(bond, ticket.id(), ticket.number(), version, ticket.requesterId(), response, files, true);
  }

  private static String itemId(TicketIntake intake, String hash) {
    return intake.externalId() + "#" + hash.substring(0, 16);
  }

  private static String hash(Visibility visibility, String text) {
    return Hash.sha256(visibility + "\n" + text);
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
    if (known.responseId() == null || known.hash().equals(hash)) {
      return;
    }
    bonds.putItem(bond.id(), response.externalId(), known.responseId(), null, hash);
    if (known.hash().isEmpty()) {
      // our own text, seen there for the first time as that system keeps it
      return;
    }
    boolean flipped = responses.visibility(known.responseId()) != response.visibility();
    responses.edit(known.responseId(), response.text(), response.html(), response.visibility());
    history.record(
        ticket,
        number,
        version,
        EventTypes.RESPONSE_EDITED,
        bond.system(),
        null,
        flipped ? List.of("responses", "visibility") : List.of("responses"),
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
