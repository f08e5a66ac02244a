package org.omnidesk.tickets.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.bond.Bond;
import org.omnidesk.tickets.bond.BondState;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.contact.ContactStore;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.Channel;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;

/**
 * Decides which systems and people must hear of an event. What came from a bond never goes back to
 * it, internal texts go nowhere, and automatic notices to one address end at the fuse.
 */
public class DeliveryPlanner {

  static final String CONSUMER = "plan-deliveries";

  private final TicketStore tickets;
  private final BondStore bonds;
  private final ContactStore contacts;
  private final DeliveryStore deliveries;
  private final ConsumedEvents consumed;
  private final SystemCatalog systems;
  private final int fuse;

  /**
   * @param fuse how many automatic messages an address gets in an hour
   */
  public DeliveryPlanner(
      TicketStore tickets,
      BondStore bonds,
      ContactStore contacts,
      DeliveryStore deliveries,
      ConsumedEvents consumed,
      SystemCatalog systems,
      int fuse) {
    this.tickets = tickets;
    this.bonds = bonds;
    this.contacts = contacts;
    this.deliveries = deliveries;
    this.consumed = consumed;
    this.systems = systems;
    this.fuse = fuse;
  }

  /** Plans an event's deliveries; doing it twice plans nothing more. */
  public void plan(TicketEvent event) {
    consumed.once(
        CONSUMER,
        event.id(),
        () -> tickets.lock(event.ticketId()).ifPresent(ticket -> plan(event, ticket)));
  }

  private void plan(TicketEvent event, TicketRow ticket) {
    switch (event.type()) {
      case EventTypes.RESPONSE_ADDED -> {
        if ("PUBLIC".equals(event.visibility())) {
          planResponse(event, ticket);
        }
      }
      case EventTypes.TICKET_CHANGED -> {
        if (event.changed().contains("status")) {
          planStatus(event, ticket);
        }
      }
      case EventTypes.TICKET_CREATED -> planNotice(event, ticket);
      default -> {
        // nothing leaves the house for other events
      }
    }
  }

  private void planResponse(TicketEvent event, TicketRow ticket) {
    List<Bond> all = bonds.lockAll(ticket.id());
    for (Bond bond : all) {
      if (!bond.system().equals(event.origin()) && bond.state() != BondState.GONE) {
        add(
            event,
            "response",
            ticket,
            bond.id(),
            bond.system(),
            event.responseId(),
            Map.of(),
            optedOut(ticket));
        bonds.state(bond.id(), BondState.DUE);
      }
    }
    boolean fromRequester = event.origin().equals("portal");
    if (all.isEmpty() && ticket.channel() == Channel.PORTAL && !fromRequester) {
      mailSystemFor(ticket)
          .ifPresent(
              system ->
                  add(event, "response", ticket, null, system, event.responseId(), Map.of(), null));
    }
  }

  private void planStatus(TicketEvent event, TicketRow ticket) {
    for (Bond bond : bonds.lockAll(ticket.id())) {
      if (bond.record()
          && !bond.system().equals(event.origin())
          && bond.state() != BondState.GONE) {
        add(event, "status", ticket, bond.id(), bond.system(), null, Map.of(), null);
        bonds.state(bond.id(), BondState.DUE);
      }
    }
  }

  /**
   * Whoever wrote by mail, SMS or portal hears from the hub that it arrived; a machine never does.
   */
  private void planNotice(TicketEvent event, TicketRow ticket) {
    if (!ticket.channel().hubTellsRequester()
        || ticket.automatic()
        || ticket.requesterId() == null) {
      return;
    }
    Contact to = contacts.find(ticket.requesterId()).orElse(Contact.NOBODY);
    String address = to.email() != null ? to.email() : to.phone();
    Optional<String> system =
        ticket.channel() == Channel.PORTAL ? mailSystemFor(ticket) : Optional.of(ticket.system());
    if (address == null || system.isEmpty()) {
      return;
    }
    String suppressed = optedOut(ticket);
    if (suppressed == null && deliveries.noticesInLastHour(address) >= fuse) {
      suppressed = "fuse: %d automatic messages to this address within the hour".formatted(fuse);
    }
    UUID bond =
        bonds.lockAll(ticket.id()).stream()
            .filter(b -> b.system().equals(system.get()))
            .map(Bond::id)
            .findFirst()
            .orElse(null);
    add(
        event,
        "notice",
        ticket,
        bond,
        system.get(),
        null,
        Map.of("template", "ticket-received", "to", address),
        suppressed);
  }

  private Optional<String> mailSystemFor(TicketRow ticket) {
    return Optional.ofNullable(ticket.requesterId())
        .flatMap(contacts::find)
        .filter(contact -> contact.email() != null)
        .flatMap(contact -> systems.first("email"));
  }

  private String optedOut(TicketRow ticket) {
    return Optional.ofNullable(ticket.requesterId())
        .flatMap(contacts::find)
        .filter(contact -> contact.phone() != null && contacts.optedOut(contact.phone()))
        .map(contact -> "the requester's phone opted out")
        .orElse(null);
  }

  private void add(
      TicketEvent event,
      String kind,
      TicketRow ticket,
      UUID bond,
      String system,
      UUID response,
      Map<String, ?> payload,
      String suppressed) {
    deliveries.add(
        new NewDelivery(
            event.id(), kind, ticket.id(), bond, system, response, payload, suppressed));
  }
}
