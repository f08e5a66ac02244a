package org.omnidesk.tickets.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.response.Visibility;

/** The relay's statement is the one that the route runs. */
class OutboxTest {

  private static final Path SQL = Path.of("../routes/src/main/resources/sql");

  @TempDir Path data;
  private TestHub hub;
  private ConsumedEvents consumed;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
    consumed = hub.bean(ConsumedEvents.class);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private UUID ticket(String id, String... texts) {
    Said said = Said.record(id);
    var responses = new ArrayList<org.omnidesk.tickets.intake.ResponseIntake>();
    for (String text : texts) {
      responses.add(Said.text("f/" + text, text, Visibility.INTERNAL));
    }
    said.responses(responses.toArray(org.omnidesk.tickets.intake.ResponseIntake[]::new));
    return hub.receive("glpi-hq", said.intake()).ticketId();
  }

  private List<TicketEvent> claim() throws Exception {
    return hub
        .jdbc
        .sql(sql("claim-outbox.sql"))
        .query((rs, n) -> rs.getString("envelope"))
        .list()
        .stream()
        .map(CloudEvent::read)
        .toList();
  }

  private static String sql(String name) throws Exception {
    return Files.readString(SQL.resolve(name));
  }

  private void published(List<TicketEvent> events) {
    events.forEach(
        e ->
            hub.jdbc
                .sql("UPDATE outbox_pending SET published_at = now() WHERE id = ?")
                .param(e.id())
                .update());
  }

  @Test
  void a_tickets_events_are_handed_out_one_by_one_in_order() throws Exception {
    UUID a = ticket("1", "x", "y");
    UUID b = ticket("2");
    List<TicketEvent> seen = new ArrayList<>();
    for (List<TicketEvent> some; !(some = claim()).isEmpty(); ) {
      assertThat(some).extracting(TicketEvent::ticketId).doesNotHaveDuplicates();
      published(some);
      seen.addAll(some);
    }
    assertThat(seen).filteredOn(e -> e.ticketId().equals(a)).isEqualTo(hub.events(a));
    assertThat(seen).filteredOn(e -> e.ticketId().equals(b)).isEqualTo(hub.events(b));
  }

  @Test
  void what_was_claimed_and_not_published_holds_its_ticket_and_comes_again_after_a_crash()
      throws Exception {
    ticket("1", "x");
    List<TicketEvent> first = claim();
    assertThat(first).hasSize(1);
    assertThat(claim()).isEmpty();
    hub.jdbc
        .sql(
            "UPDATE outbox_pending SET claimed_at = now() - interval '31 seconds' WHERE claimed_at IS NOT NULL")
        .update();
    assertThat(claim()).isEqualTo(first);
  }

  @Test
  void a_row_that_commits_late_is_published_though_later_ones_went_first() throws Exception {
    UUID slow = UUID.randomUUID();
    try (Connection late = hub.bean(DataSource.class).getConnection()) {
      late.setAutoCommit(false);
      try (PreparedStatement insert =
          late.prepareStatement(
              """
              WITH kept AS (INSERT INTO outbox (id, type, ticket_id, payload) VALUES (gen_random_uuid(), 't', ?, '{}')
                RETURNING seq, id, type, ticket_id, payload, created_at)
              INSERT INTO outbox_pending (id, seq, type, ticket_id, payload, created_at) SELECT id, seq, type, ticket_id, payload, created_at FROM kept""")) {
        insert.setObject(1, slow);
        insert.executeUpdate();
      }
      UUID fast = ticket("1");
      List<TicketEvent> first = claim();
      assertThat(first).extracting(TicketEvent::ticketId).containsExactly(fast);
      published(first);
      late.commit();
    }
    assertThat(
            hub.jdbc
                .sql(sql("claim-outbox.sql"))
                .query((rs, n) -> rs.getString("ticket_key"))
                .list())
        .containsExactly(slow.toString());
  }

  @Test
  void an_event_is_let_go_when_all_consumers_have_it_and_published_again_when_one_has_not()
      throws Exception {
    ticket("1");
    TicketEvent event = claim().getFirst();
    published(List.of(event));
    consumed.once("a", event.id(), () -> {});
    assertThat(consumed.sweep("a, b", 60)).isZero();
    hub.jdbc.sql("UPDATE outbox_pending SET published_at = now() - interval '61 seconds'").update();
    assertThat(consumed.sweep("a,b", 60)).isEqualTo(1);
    assertThat(claim()).containsExactly(event);
    published(List.of(event));
    consumed.once("b", event.id(), () -> {});
    consumed.sweep("a,b", 60);
    assertThat(hub.count("outbox_pending")).isZero();
    assertThat(hub.count("outbox")).isEqualTo(1);
  }

  @Test
  void an_unpublished_event_is_not_let_go_though_its_consumers_had_it() throws Exception {
    ticket("1");
    UUID event = UUID.fromString(hub.text("SELECT id::text FROM outbox_pending"));
    consumed.once("a", event, () -> {});
    consumed.sweep("a", 60);
    assertThat(hub.count("outbox_pending")).isEqualTo(1);
  }

  @Test
  void an_effect_happens_once_and_not_at_all_if_it_fails() {
    UUID event = UUID.randomUUID();
    int[] effects = new int[1];
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    consumed.once(
                        "a",
                        event,
                        () -> {
                          throw new IllegalStateException("fails");
                        })))
        .isInstanceOf(IllegalStateException.class);
    consumed.once("a", event, () -> effects[0]++);
    consumed.once("a", event, () -> effects[0]++);
    assertThat(effects[0]).isEqualTo(1);
  }

  @Test
  void old_consumed_events_keys_and_tokens_are_purged_and_none_that_may_matter() throws Exception {
    ticket("1");
    UUID user = hub.user("a@b.c", "agent");
    hub.jdbc
        .sql(
            """
            INSERT INTO consumed_events (consumer, event_id, consumed_at)
            SELECT 'a', id, now() - interval '9 days' FROM outbox_pending
            UNION ALL SELECT 'a', gen_random_uuid(), now() - interval '8 days'
            UNION ALL SELECT 'a', gen_random_uuid(), now() - interval '6 days'""")
        .update();
    hub.jdbc
        .sql(
            """
            INSERT INTO idempotency_keys (user_id, key, request_hash, created_at)
            SELECT ?, h::text, 'x', now() - make_interval(hours => h) FROM unnest(ARRAY[47, 49]) h""")
        .param(user)
        .update();
    hub.jdbc
        .sql(
            """
            INSERT INTO refresh_tokens (token_hash, family, user_id, expires_at)
            SELECT sha256(h::text::bytea), gen_random_uuid(), ?, now() + make_interval(hours => h) FROM unnest(ARRAY[-1, 1]) h""")
        .param(user)
        .update();
    for (String name :
        List.of(
            "purge-consumed-events.sql",
            "purge-idempotency-keys.sql",
            "purge-refresh-tokens.sql")) {
      assertThat(hub.jdbc.sql(sql(name)).update()).as(name).isEqualTo(1);
    }
    assertThat(hub.count("consumed_events")).isEqualTo(2);
    assertThat(hub.text("SELECT key FROM idempotency_keys")).isEqualTo("47");
    assertThat(hub.count("refresh_tokens WHERE expires_at > now()")).isEqualTo(1);
  }
}
