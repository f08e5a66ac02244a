package org.omnidesk.tickets.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.TestPostgres;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.response.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalTest {

  @TempDir Path data;
  private TestHub hub;
  private Journal journal;
  private JournalAnchors anchors;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
    journal = hub.bean(Journal.class);
    anchors = hub.bean(JournalAnchors.class);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private UUID ticket(String id) {
    return hub.receive(
            "glpi-hq",
            Said.record(id).responses(Said.text("f/1", "hm", Visibility.PUBLIC)).intake())
        .ticketId();
  }

  private void append(UUID ticket, Map<String, ?> detail) {
    hub.bean(Transactions.class)
        .run(() -> journal.append(new JournalEntry(ticket, "a", "hub", null, "m", detail)));
  }

  /** What only someone with all rights on the server can do. */
  private void tamper(String sql, Object... params) {
    hub.jdbc.sql("ALTER TABLE journal DISABLE TRIGGER ALL").update();
    for (String piece :
        hub.jdbc
            .sql(
                "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'journal'::regclass")
            .query(String.class)
            .list()) {
      hub.jdbc.sql("ALTER TABLE " + piece + " DISABLE TRIGGER ALL").update();
    }
    assertThat(hub.jdbc.sql(sql).params(List.of(params)).update()).isPositive();
  }

  @Test
  void a_chain_verifies_whatever_its_details_hold() {
    UUID id = ticket("1");
    append(id, Map.of("confidence", 0.1 + 0.2, "small", 1.0E-7, "one", 1.0, "float", 0.1f));
    append(
        id, Map.of("z", List.of("b", "a"), "a", "ü \u20ac \"q\" \\ \u0000", "flag", true, "n", 7));
    assertThat(journal.firstBroken(id)).isZero();
    assertThat(hub.count("journal WHERE ticket_id = ?", id)).isEqualTo(4);
  }

  @Test
  void writers_of_one_ticket_make_one_chain() throws Exception {
    UUID id = ticket("1");
    try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        Said said =
            Said.record("1").responses(Said.text("g/" + i, "text " + i, Visibility.INTERNAL));
        all.add(pool.submit(() -> hub.receive("glpi-hq", said.intake())));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(journal.firstBroken(id)).isZero();
    assertThat(hub.count("journal WHERE ticket_id = ?", id)).isEqualTo(26);
  }

  @Test
  void every_kind_of_tampering_is_found() {
    UUID actor = ticket("1");
    UUID detail = ticket("2");
    UUID removed = ticket("3");
    UUID blank = ticket("4");
    tamper("UPDATE journal SET actor = 'somebody else' WHERE ticket_id = ? AND seq = 2", actor);
    tamper("UPDATE journal SET detail = '{}' WHERE ticket_id = ? AND seq = 1", detail);
    tamper("DELETE FROM journal WHERE ticket_id = ? AND seq = 1", removed);
    tamper("UPDATE journal SET route_id = 'x' WHERE ticket_id = ? AND seq = 2", blank);
    assertThat(journal.firstBroken(actor)).isEqualTo(2);
    assertThat(journal.firstBroken(detail)).isEqualTo(1);
    assertThat(journal.firstBroken(removed)).isEqualTo(1);
    assertThat(journal.firstBroken(blank)).isEqualTo(2);
  }

  @Test
  void a_cut_off_end_is_found_by_the_anchors() {
    UUID id = ticket("1");
    assertThat(anchors.anchor()).isEqualTo(1);
    assertThat(anchors.firstBroken()).isEmpty();
    tamper("DELETE FROM journal WHERE ticket_id = ? AND seq = 2", id);
    assertThat(journal.firstBroken(id)).as("what is left is a chain").isZero();
    assertThat(anchors.firstBroken())
        .hasValueSatisfying(p -> assertThat(p).contains(id + ": entry 2"));
  }

  @Test
  void an_anchor_covers_what_changed_and_chains_to_the_last_one() {
    ticket("1");
    UUID second = ticket("2");
    assertThat(anchors.anchor()).isEqualTo(2);
    assertThat(anchors.anchor()).as("nothing new").isZero();
    append(second, Map.of());
    assertThat(anchors.anchor()).isEqualTo(1);
    assertThat(anchors.firstBroken()).isEmpty();
    assertThat(hub.count("journal_anchor")).isEqualTo(2);
    hub.jdbc.sql("ALTER TABLE journal_anchor DISABLE TRIGGER ALL").update();
    hub.jdbc
        .sql(
            "UPDATE journal_anchor SET hash = sha256('x') WHERE at = (SELECT min(at) FROM journal_anchor)")
        .update();
    assertThat(anchors.firstBroken()).isPresent();
  }

  @Test
  void an_entry_that_commits_after_an_anchor_but_is_dated_before_it_is_anchored_next() {
    UUID early = ticket("1");
    anchors.anchor();
    append(early, Map.of());
    hub.jdbc.sql("ALTER TABLE journal_anchor DISABLE TRIGGER ALL").update();
    assertThat(anchors.anchor()).isEqualTo(1);
    assertThat(hub.count("journal_anchor_heads WHERE ticket_id = ?", early)).isEqualTo(2);
  }

  @Test
  void erasing_a_person_leaves_the_chain_verifiable() {
    UUID id = ticket("1");
    anchors.anchor();
    hub.jdbc.sql("UPDATE contact_points SET value = 'erased-' || id, name = NULL").update();
    hub.jdbc
        .sql("UPDATE tickets SET title = 'erased', description = '', requester_name = NULL")
        .update();
    hub.jdbc
        .sql(
            "UPDATE ticket_responses SET response_text = '', author_name = NULL, author_address = NULL")
        .update();
    assertThat(journal.firstBroken(id)).isZero();
    assertThat(anchors.firstBroken()).isEmpty();
    assertThat(hub.text("SELECT string_agg(j::text, ' ') FROM journal j"))
        .doesNotContain("Rita", "rita@", "smokes");
  }

  @Test
  void the_application_role_may_add_to_the_journal_and_nothing_else_though_it_owns_it() {
    TestPostgres.server();
    TestPostgres.admin("CREATE ROLE hub_app LOGIN");
    TestPostgres.admin("CREATE DATABASE owned OWNER hub_app");
    String url = TestPostgres.server().getJdbcUrl("hub_app", "owned");
    try (HikariDataSource source = TestPostgres.pool(url)) {
      TestPostgres.migrate(source);
      JdbcClient jdbc = JdbcClient.create(source);
      new Journal(jdbc)
          .append(new JournalEntry(UUID.randomUUID(), "a", "hub", null, null, Map.of()));
      List<String> tables =
          new ArrayList<>(
              jdbc.sql(
                      "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'journal'::regclass")
                  .query(String.class)
                  .list());
      assertThat(tables).hasSize(3);
      tables.addAll(List.of("journal", "journal_anchor", "journal_anchor_heads"));
      for (String table : tables) {
        String column = table.startsWith("journal_anchor") ? "hash" : "actor";
        for (String sql :
            List.of(
                "UPDATE %s SET %s = NULL".formatted(table, column),
                "DELETE FROM " + table,
                "TRUNCATE " + table + " CASCADE")) {
          assertThatThrownBy(() -> jdbc.sql(sql).update())
              .as(sql)
              .rootCause()
              .hasMessageContaining("permission denied");
        }
      }
      assertThat(jdbc.sql("SELECT count(*) FROM journal").query(Integer.class).single()).isOne();
      jdbc.sql("SELECT ensure_month_partitions()").query((rs, n) -> 1).single();
    }
  }
}
