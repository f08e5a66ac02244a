package org.omnidesk.tickets.delivery;

import java.time.Duration;
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
import org.omnidesk.tickets.response.ResponseStore;
import org.omnidesk.tickets.system.SystemCatalog;
import org.omnidesk.tickets.ticket.Channel;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which systems and people must hear of an event. What came from a bond never goes back to
 * it, internal texts go nowhere, and automatic notices to one address end at the fuse.
 */
public class DeliveryPlanner {

  static final String CONSUMER = "plan-deliveries";
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryPlanner.class);

  /** Understanding usually takes less; then the notice is in the requester's language. */
  private static final Duration WAIT_FOR_LANGUAGE = Duration.ofSeconds(3);

  private final TicketStore tickets;
  private final BondStore bonds;
  private final ContactStore contacts;
  private final ResponseStore responses;
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
      ResponseStore responses,
      DeliveryStore deliveries,
      ConsumedEvents consumed,
      SystemCatalog systems,
      int fuse) {
    this.tickets = tickets;
    this.bonds = bonds;
    this.contacts = contacts;
    this.responses = responses;
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
      case EventTypes.RESPONSE_EDITED -> {
        // an internal text that was made public is new to everyone outside
        if ("PUBLIC".equals(event.visibility()) && event.changed().contains("visibility")) {
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

  /** To every bond but the one it came from; what the requester says does not come back to them. */
  private void planResponse(TicketEvent event, TicketRow ticket) {
    boolean byRequester = responses.byRequester(event.responseId());
    boolean toldByBond = false;
    for (Bond bond : bonds.lockAll(ticket.id())) {
      toldByBond |= !bond.record();
      if (bond.system().equals(event.origin())
          || bond.state() == BondState.GONE
          || (byRequester && !bond.record())
          || deliveries.hasResponse(bond.id(), event.responseId())) {
        continue;
      }
      String suppressed = bond.record() ? null : optedOut(ticket, bond.system());
      if (suppressed == null && isAutomatic(event)) {
        suppressed = fuse(deliveries.toBondInLastHour(bond.id()), "to this bond");
      }
      NewDelivery delivery =
          delivery(event, "response", ticket, bond.id(), bond.system(), Map.of(), suppressed);
      if (deliveries.add(delivery) && suppressed == null) {
        bonds.state(bond.id(), BondState.DUE);
      }
    }
    if (!toldByBond && ticket.channel() == Channel.PORTAL && !byRequester) {
      mailSystemFor(ticket)
          .ifPresent(
              system ->
                  deliveries.add(
                      delivery(event, "response", ticket, null, system, Map.of(), null)));
    }
  }

  /** Written by another system or a model: nobody here looked at it before it goes out. */
  private static boolean isAutomatic(TicketEvent event) {
    return !List.of("person", "portal").contains(event.origin());
  }

  private String fuse(int count, String where) {
    if (count < fuse) {
      return null;
    }
    String reason = "fuse: %d automatic messages %s within the hour".formatted(count, where);
    LOG.warn("{}; more are noted and not sent", reason);
    return reason;
  }

  private void planStatus(TicketEvent event, TicketRow ticket) {
    for (Bond bond : bonds.lockAll(ticket.id())) {
      if (bond.record()
          && !bond.system().equals(event.origin())
          && bond.state() != BondState.GONE) {
        if (deliveries.add(
            delivery(event, "status", ticket, bond.id(), bond.system(), Map.of(), null))) {
          bonds.state(bond.id(), BondState.DUE);
        }
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
    String suppressed = optedOut(ticket, system.get());
    if (suppressed == null) {
      suppressed = fuse(deliveries.noticesInLastHour(address), "to this address");
    }
    UUID bond =
        bonds.lockAll(ticket.id()).stream()
            .filter(b -> b.system().equals(system.get()))
            .map(Bond::id)
            .findFirst()
            .orElse(null);
    deliveries.add(
        new NewDelivery(
            event.id(),
            "notice",
            ticket.id(),
            bond,
            system.get(),
            null,
            Map.of("template", "ticket-received", "to", address),
            suppressed,
            ticket.language() == null ? WAIT_FOR_LANGUAGE : Duration.ZERO));
  }

  private Optional<String> mailSystemFor(TicketRow ticket) {
    return Optional.ofNullable(ticket.requesterId())
        .flatMap(contacts::find)
        .filter(contact -> contact.email() != null)
        .flatMap(contact -> systems.first("email"));
  }

  /** A phone's wish counts for what goes to phones. */
  private String optedOut(TicketRow ticket, String system) {
    return Optional.ofNullable(ticket.requesterId())
        .filter(requester -> systems.channel(system) == Channel.SMS)
        .flatMap(contacts::find)
        .filter(contact -> contact.phone() != null && contacts.optedOut(contact.phone()))
        .map(contact -> "the requester's phone opted out")
        .orElse(null);
  }

  private static NewDelivery delivery(
      TicketEvent event,
      String kind,
      TicketRow ticket,
      UUID bond,
      String system,
      Map<String, ?> payload,
      String suppressed) {
    return new NewDelivery(
        event.id(),
        kind,
        ticket.id(),
        bond,
        system,
        "response".equals(kind) ? event.responseId() : null,
        payload,
        suppressed,
        Duration.ZERO);
  }
}
