package org.omnidesk.tickets.event;

import org.omnidesk.tickets.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes an event in the same transaction as its cause; the relay publishes it after the commit.
 */
public class Outbox {

  private final JdbcClient jdbc;

  public Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an event inside the caller's transaction, who holds the ticket's row lock. */
  public void append(TicketEvent event) {
    jdbc.sql(
            """
            WITH kept AS (
              INSERT INTO outbox (id, type, ticket_id, payload) VALUES (?, ?, ?, ?::jsonb)
              RETURNING seq, id, type, ticket_id, payload, created_at)
            INSERT INTO outbox_pending (id, seq, type, ticket_id, payload, created_at)
            SELECT id, seq, type, ticket_id, payload, created_at FROM kept""")
        .params(event.id(), event.type(), event.ticketId(), Json.write(CloudEvent.of(event)))
        .update();
  }
}
