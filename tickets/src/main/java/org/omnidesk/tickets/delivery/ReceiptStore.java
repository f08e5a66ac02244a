package org.omnidesk.tickets.delivery;

import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes how sent things fared further on. Reports overtake each other, so a later lower one changes
 * nothing.
 */
public class ReceiptStore {

  private final JdbcClient jdbc;

  public ReceiptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a report inside the caller's transaction; empty if it is about nothing of ours. */
  public Optional<UUID> store(String system, ReceiptIntake receipt) {
    Optional<Found> found = find(system, receipt);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Found delivery = found.get();
    ReceiptIntake.Outcome known =
        delivery.receipt() == null ? null : ReceiptIntake.Outcome.valueOf(delivery.receipt());
    if (known == null || receipt.outcome().compareTo(known) > 0) {
      boolean failed = receipt.outcome() == ReceiptIntake.Outcome.FAILED;
      // a failure needs a person; proof of arrival settles what was unknown
      String state =
          failed ? "parked" : receipt.outcome() == ReceiptIntake.Outcome.DELIVERED ? "sent" : null;
      jdbc.sql(
              """
              UPDATE deliveries SET receipt = ?, reason = coalesce(?, reason), state = coalesce(?, state) WHERE id = ?""")
          .params(
              java.util.Arrays.asList(
                  receipt.outcome().name(),
                  Texts.line(receipt.detail(), 500, null),
                  state,
                  delivery.id()))
          .update();
    }
    return Optional.of(delivery.ticketId());
  }

  private Optional<Found> find(String system, ReceiptIntake receipt) {
    if (receipt.deliveryKey() != null) {
      Optional<Found> byKey = query("system = ? AND key = ?", system, receipt.deliveryKey());
      if (byKey.isPresent()) {
        return byKey;
      }
    }
    return receipt.reference() == null
        ? Optional.empty()
        : query("system = ? AND payload ->> 'reference' = ?", system, receipt.reference());
  }

  private Optional<Found> query(String where, String system, String value) {
    return jdbc.sql("SELECT id, ticket_id, receipt FROM deliveries WHERE " + where + " FOR UPDATE")
        .params(system, value)
        .query(
            (rs, n) ->
                new Found(
                    rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getString(3)))
        .optional();
  }

  private record Found(UUID id, UUID ticketId, String receipt) {}
}
