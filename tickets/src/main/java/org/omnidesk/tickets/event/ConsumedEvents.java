package org.omnidesk.tickets.event;

import java.util.UUID;
import org.omnidesk.tickets.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which consumer has had which event, so that a redelivered event has no second effect. */
public class ConsumedEvents {

  private final JdbcClient jdbc;
  private final Transactions transactions;

  public ConsumedEvents(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Runs the effect and notes the event in one transaction; does nothing if the consumer has had
   * it.
   */
  public void once(String consumer, UUID event, Runnable effect) {
    transactions.run(
        () -> {
          if (note(consumer, event)) {
            effect.run();
          }
        });
  }

  /** Notes an event inside the caller's transaction; false if the consumer has had it. */
  public boolean note(String consumer, UUID event) {
    return jdbc.sql(
                "INSERT INTO consumed_events (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .params(consumer, event)
            .update()
        == 1;
  }

  /** Whether the consumer has had the event. */
  public boolean has(String consumer, UUID event) {
    return jdbc.sql("SELECT 1 FROM consumed_events WHERE consumer = ? AND event_id = ?")
        .params(consumer, event)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Lets go of published events that every consumer has, and publishes again what some consumer has
   * not got for too long: Kafka is transport and may have lost it.
   *
   * @param consumers their names, separated by commas
   * @return how many are to be published again
   */
  public int sweep(String consumers, int republishAfterSeconds) {
    String[] names = consumers.strip().split("\\s*,\\s*");
    jdbc.sql(
            """
            DELETE FROM outbox_pending p WHERE published_at IS NOT NULL
              AND (SELECT count(*) FROM consumed_events c WHERE c.event_id = p.id AND c.consumer = ANY(?)) = ?""")
        .params(names, names.length)
        .update();
    return jdbc.sql(
            """
            UPDATE outbox_pending SET published_at = NULL, claimed_at = NULL
            WHERE published_at < now() - make_interval(secs => ?)""")
        .param(republishAfterSeconds)
        .update();
  }
}
