package org.omnidesk.tickets.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes how sent things fared further on. Reports overtake each other, so a later lower one changes
 * nothing.
 */
public class ReceiptStore {

  private final JdbcClient jdbc;
  private final TicketStore tickets;
  private final TicketHistory history;

  public ReceiptStore(JdbcClient jdbc, TicketStore tickets, TicketHistory history) {
    this.jdbc = jdbc;
    this.tickets = tickets;
    this.history = history;
  }

  /** Stores a report inside the caller's transaction; empty if it is about nothing of ours. */
  public Optional<UUID> store(String system, ReceiptIntake receipt) {
    Optional<Key> found = find(system, receipt);
    found.ifPresent(
        key -> tickets.lock(key.ticketId()).ifPresent(ticket -> store(key, ticket, receipt)));
    return found.map(Key::ticketId);
  }

  private void store(Key key, TicketRow ticket, ReceiptIntake receipt) {
    Known known =
        jdbc.sql("SELECT receipt, state FROM deliveries WHERE id = ? FOR UPDATE")
            .param(key.id())
            .query((rs, n) -> new Known(rs.getString(1), rs.getString(2)))
            .single();
    if (known.receipt() != null
        && receipt.outcome().compareTo(ReceiptIntake.Outcome.valueOf(known.receipt())) <= 0) {
      return;
    }
    String state = state(known, receipt);
    jdbc.sql(
            """
            UPDATE deliveries SET receipt = ?, reason = coalesce(?, reason), state = ?,
              sent_at = CASE WHEN ? = 'sent' THEN coalesce(sent_at, now()) ELSE sent_at END WHERE id = ?""")
        .params(
            Arrays.asList(
                receipt.outcome().name(),
                Texts.line(receipt.detail(), 500, null),
                state,
                state,
                key.id()))
        .update();
    if (!state.equals(known.state())) {
      record(ticket, key, state, receipt);
    }
  }

  /**
   * A failure needs a person; proof of arrival settles what was unknown. One that is just being
   * sent is settled by its sender, who sees the report.
   */
  private static String state(Known known, ReceiptIntake receipt) {
    if (known.state().equals("sending")) {
      return known.state();
    }
    return switch (receipt.outcome()) {
      case FAILED -> "parked";
      case DELIVERED -> "sent";
      default -> known.state();
    };
  }

  private void record(TicketRow ticket, Key key, String state, ReceiptIntake receipt) {
    history.record(
        ticket.id(),
        ticket.number(),
        ticket.version(),
        state.equals("parked") ? EventTypes.DELIVERY_PARKED : EventTypes.DELIVERY_SENT,
        "hub",
        null,
        null,
        List.of("deliveries"),
        null,
        null,
        Map.of("system", key.system(), "kind", key.kind(), "receipt", receipt.outcome().name()));
  }

  private Optional<Key> find(String system, ReceiptIntake receipt) {
    if (receipt.deliveryKey() != null) {
      Optional<Key> byKey = query("key = ?", system, receipt.deliveryKey());
      if (byKey.isPresent()) {
        return byKey;
      }
    }
    return receipt.reference() == null
        ? Optional.empty()
        : query("payload ->> 'reference' = ?", system, receipt.reference());
  }

  private Optional<Key> query(String where, String system, String value) {
    return jdbc.sql(
            "SELECT id, ticket_id, system, kind FROM deliveries WHERE "
                + where
                + " AND system = ? ORDER BY seq DESC LIMIT 1")
        .params(Texts.storable(value), system)
        .query(
            (rs, n) ->
                new Key(
                    rs.getObject(1, UUID.class),
                    rs.getObject(2, UUID.class),
                    rs.getString(3),
                    rs.getString(4)))
        .optional();
  }

  private record Key(UUID id, UUID ticketId, String system, String kind) {}

  private record Known(String receipt, String state) {}
}
