package org.omnidesk.tickets.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.bond.Bond;
import org.omnidesk.tickets.bond.BondState;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Retry;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Sent;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Unknown;
import org.omnidesk.tickets.delivery.DeliveryStore.ClaimedDelivery;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Hands out what is due and books how it went. Back-off lives here as {@code due_at}; no Camel
 * redelivery repeats it.
 */
public class DeliveryDesk {

  private static final int BATCH = 20;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** About three days of tries; then a person has to look. */
  private static final int MAX_ATTEMPTS = 900;

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryDesk.class);

  private final Map<UUID, DeliveryOutcome> unbooked = new ConcurrentHashMap<>();
  private final DeliveryStore deliveries;
  private final DeliveryRenderer renderer;
  private final BondStore bonds;
  private final TicketStore tickets;
  private final TicketHistory history;
  private final Transactions transactions;
  private final String replica;

  public DeliveryDesk(
      DeliveryStore deliveries,
      DeliveryRenderer renderer,
      BondStore bonds,
      TicketStore tickets,
      TicketHistory history,
      Transactions transactions,
      String replica) {
    this.deliveries = deliveries;
    this.renderer = renderer;
    this.bonds = bonds;
    this.tickets = tickets;
    this.history = history;
    this.transactions = transactions;
    this.replica = replica;
  }

  /**
   * Takes what is due for a system, rendered as it stands now. What can no longer be sent is
   * settled here.
   */
  public List<DeliveryOrder> claim(String system) {
    return claim(system, BATCH);
  }

  /**
   * The same for at most {@code limit} deliveries. A target that cannot be asked is given one at a
   * time: after a crash what was claimed must be taken for sent.
   */
  public List<DeliveryOrder> claim(String system, int limit) {
    List<DeliveryOrder> orders = new ArrayList<>();
    for (ClaimedDelivery claimed :
        transactions.run(() -> deliveries.claim(system, replica, limit))) {
      try {
        Optional<DeliveryOrder> order = renderer.render(claimed);
        order.ifPresentOrElse(orders::add, () -> suppress(claimed));
      } catch (DataAccessException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.warn("delivery {} to {} cannot be rendered", claimed.id(), system, e);
        deliveries.retry(
            claimed.id(), "cannot be rendered: " + e.getMessage(), pause(claimed.attempt()));
      }
    }
    return orders;
  }

  private void suppress(ClaimedDelivery claimed) {
    transactions.run(
        () -> {
          tickets.lock(claimed.ticketId());
          deliveries.end(claimed.id(), DeliveryState.SUPPRESSED, "nothing to say any more", null);
          if (claimed.bondId() != null) {
            bonds.state(claimed.bondId(), inStepOrDue(claimed.bondId()));
          }
        });
  }

  private BondState inStepOrDue(UUID bond) {
    return deliveries.hasOpen(bond) ? BondState.DUE : BondState.IN_STEP;
  }

  /** Books a try that answered. */
  public void settle(DeliveryOrder order, DeliveryOutcome outcome) {
    UUID id = order.head().id();
    // until it is booked, so that a booking that fails is not taken for a try that failed
    unbooked.put(id, outcome);
    transactions.run(() -> settleInTransaction(order, outcome));
    unbooked.remove(id);
  }

  /**
   * Books a try that threw: nothing is known of the target but that it may be tried again. If the
   * target had answered and only the booking threw, that answer is booked.
   */
  public void failed(DeliveryOrder order, String reason) {
    DeliveryOutcome answered = unbooked.get(order.head().id());
    settle(order, answered == null ? new Retry(reason, null) : answered);
  }

  private void settleInTransaction(DeliveryOrder order, DeliveryOutcome outcome) {
    DeliveryHead head = order.head();
    TicketRow ticket = tickets.lock(head.ticketId()).orElseThrow();
    Optional<Bond> bond =
        bonds.find(head.system(), head.externalId() == null ? "" : head.externalId());
    switch (outcome) {
      case Sent sent -> {
        String reference = sent.references().isEmpty() ? null : sent.references().get(0);
        deliveries.end(head.id(), DeliveryState.SENT, null, reference);
        bonds.addReferences(head.ticketId(), sent.references(), true);
        bond.ifPresent(b -> bookSent(order, sent, b));
        record(ticket, EventTypes.DELIVERY_SENT, order);
      }
      case Retry retry -> {
        if (head.attempt() >= MAX_ATTEMPTS) {
          park(
              ticket,
              order,
              bond,
              "given up after %d tries: %s".formatted(head.attempt(), retry.reason()));
        } else {
          deliveries.retry(
              head.id(),
              retry.reason(),
              retry.after() == null ? pause(head.attempt()) : retry.after());
          bond.ifPresent(b -> bonds.state(b.id(), BondState.FAILING));
        }
      }
      case Unknown unknown -> {
        deliveries.end(head.id(), DeliveryState.UNKNOWN, unknown.reason(), null);
        bond.ifPresent(b -> bonds.state(b.id(), BondState.FAILING));
        record(ticket, EventTypes.DELIVERY_UNKNOWN, order);
      }
      case Parked parked -> park(ticket, order, bond, parked.reason());
    }
  }

  private void bookSent(DeliveryOrder order, Sent sent, Bond bond) {
    bonds.exchanged(bond, sent.exchanged());
    if (order instanceof DeliveryOrder.ResponseOrder response && sent.externalItemId() != null) {
      bonds.sentItem(bond.id(), sent.externalItemId(), response.response().id());
    }
    bonds.state(bond.id(), inStepOrDue(bond.id()));
  }

  private void park(TicketRow ticket, DeliveryOrder order, Optional<Bond> bond, String reason) {
    deliveries.end(order.head().id(), DeliveryState.PARKED, reason, null);
    bond.ifPresent(b -> bonds.state(b.id(), BondState.FAILING));
    record(ticket, EventTypes.DELIVERY_PARKED, order);
  }

  private void record(TicketRow ticket, String type, DeliveryOrder order) {
    history.record(
        ticket.id(),
        ticket.number(),
        ticket.version(),
        type,
        "hub",
        null,
        null,
        List.of("deliveries"),
        null,
        null,
        Map.of(
            "system",
            order.head().system(),
            "kind",
            order.kind(),
            "attempt",
            order.head().attempt()));
  }

  private static Duration pause(int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 6));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
