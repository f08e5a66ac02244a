package org.omnidesk.api;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows for tests. */
final class Rows {

  private Rows() {}

  static UUID contact(JdbcClient jdbc, String email) {
    return jdbc.sql(
            """
            INSERT INTO contact_points (id, kind, value, name) VALUES (:id, 'email', lower(:value), :value)
            ON CONFLICT (kind, system, value) DO UPDATE SET name = excluded.name RETURNING id""")
        .param("id", UuidCreator.getTimeOrderedEpoch())
        .param("value", email)
        .query(UUID.class)
        .single();
  }

  static UUID ticket(JdbcClient jdbc, String title, UUID requester, Instant at) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    jdbc.sql(
            """
            INSERT INTO tickets (id, title, system, channel, requester_id, created_at, updated_at)
            VALUES (:id, :title, 'mail-support', 'email', :requester, :at, :at)""")
        .param("id", id)
        .param("title", title)
        .param("requester", requester)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  static UUID response(JdbcClient jdbc, UUID ticket, String text, String visibility) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    jdbc.sql(
            """
            INSERT INTO ticket_responses (id, ticket_id, response_text, visibility, kind, origin,
              author_name, author_address, created_at)
            VALUES (:id, :ticket, :text, :visibility, 'reply', 'hub', 'Maya', 'maya@x.example', now())""")
        .param("id", id)
        .param("ticket", ticket)
        .param("text", text)
        .param("visibility", visibility)
        .update();
    return id;
  }
}
