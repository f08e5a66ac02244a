package org.omnidesk.tickets.event;

import java.util.Arrays;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that failed for good, kept for a person to look at and replay, in nobody's way. */
public class DeadLetters {

  private final JdbcClient jdbc;
  private final ConsumedEvents consumed;
  private final Transactions transactions;

  public DeadLetters(JdbcClient jdbc, ConsumedEvents consumed, Transactions transactions) {
    this.jdbc = jdbc;
    this.consumed = consumed;
    this.transactions = transactions;
  }

  /**
   * Keeps what a route could not do. A consumer's event counts as had, so that it is not published
   * for ever.
   *
   * @param routeId the failing route; for a consumer of events also its name in {@code
   *     consumed_events}
   * @param step the failing step
   * @param body what it worked on
   */
  public void keep(String routeId, String step, Exception failure, Object body) {
    transactions.run(
        () -> {
          if (body instanceof TicketEvent event) {
            consumed.note(routeId, event.id());
          }
          jdbc.sql(
                  "INSERT INTO dead_letters (id, route_id, step, reason, body) VALUES (?, ?, ?, ?, ?)")
              .params(
                  Arrays.asList(
                      Ids.next(),
                      routeId,
                      step,
                      Texts.line(String.valueOf(failure), 1000, "no reason given"),
                      body instanceof TicketEvent event ? Json.write(event) : String.valueOf(body)))
              .update();
        });
  }
}
