package org.omnidesk.tickets.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.attachment.AttachmentStore;
import org.omnidesk.tickets.bond.Bond;
import org.omnidesk.tickets.bond.BondState;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.contact.ContactStore;
import org.omnidesk.tickets.delivery.DeliveryStore.ClaimedDelivery;
import org.omnidesk.tickets.response.ResponseStore;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;

/**
 * Makes an order from what the ticket says now, not from what it said when the delivery was
 * planned.
 */
public class DeliveryRenderer {

  private final TicketStore tickets;
  private final ResponseStore responses;
  private final BondStore bonds;
  private final ContactStore contacts;
  private final AttachmentStore attachments;

  public DeliveryRenderer(
      TicketStore tickets,
      ResponseStore responses,
      BondStore bonds,
      ContactStore contacts,
      AttachmentStore attachments) {
    this.tickets = tickets;
    this.responses = responses;
    this.bonds = bonds;
    this.contacts = contacts;
    this.attachments = attachments;
  }

  /**
   * The order, or empty if there is nothing left to say (a text that became internal, a hidden
   * ticket, a record that is gone).
   */
  Optional<DeliveryOrder> render(ClaimedDelivery claimed) {
    Optional<TicketRow> found = tickets.find(claimed.ticketId()).filter(ticket -> !ticket.hidden());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TicketRow ticket = found.get();
    Optional<Bond> bond =
        Optional.ofNullable(claimed.bondId()).flatMap((UUID id) -> bonds.find(id));
    if (bond.filter(b -> b.state() == BondState.GONE).isPresent()) {
      return Optional.empty();
    }
    DeliveryHead head = head(claimed, ticket, bond);
    return switch (claimed.kind()) {
      case "response" ->
          responses
              .findPublic(claimed.responseId())
              .map(
                  response ->
                      new DeliveryOrder.ResponseOrder(
                          head, response, attachments.ofResponse(claimed.responseId())));
      case "status" ->
          Optional.of(
              new DeliveryOrder.StatusOrder(
                  head, ticket.status(), bond.map(Bond::sourceValues).orElse(Map.of())));
      case "notice" -> Optional.of(notice(head, claimed, ticket.language()));
      default ->
          throw new IllegalStateException(
              "delivery " + claimed.id() + " of unknown kind " + claimed.kind());
    };
  }

  private DeliveryHead head(ClaimedDelivery claimed, TicketRow ticket, Optional<Bond> bond) {
    Contact to =
        Optional.ofNullable(ticket.requesterId()).flatMap(contacts::find).orElse(Contact.NOBODY);
    List<String> references = bonds.references(ticket.id());
    return new DeliveryHead(
        claimed.id(),
        claimed.key(),
        claimed.attempt(),
        claimed.system(),
        ticket.id(),
        ticket.number(),
        ticket.title(),
        bond.map(Bond::externalId).orElse(null),
        to,
        references);
  }

  /** The language goes along where it is known, so that a channel may have the text in it. */
  private static DeliveryOrder notice(DeliveryHead head, ClaimedDelivery claimed, String language) {
    Map<String, String> payload = Json.readTexts(claimed.payload());
    Map<String, String> variables = new HashMap<>();
    variables.put("number", head.number().brief());
    if (language != null) {
      variables.put("language", language);
    }
    return new DeliveryOrder.NoticeOrder(
        head, head.to(), payload.get("template"), Map.copyOf(variables));
  }
}
