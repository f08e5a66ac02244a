package org.omnidesk.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.intake.IgnoredIntake;

class MessageStoreTest {

  @TempDir Path data;
  private TestHub hub;
  private MessageStore store;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
    store = hub.bean(MessageStore.class);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private InboundMessage ignored(String id) {
    return hub.message("glpi-hq", id, new IgnoredIntake("a test"), null);
  }

  private InboundMessage ignored(String id, String position, Instant at) {
    InboundMessage m =
        hub.message(
            "glpi-hq", id, new IgnoredIntake("a test"), new Checkpoint("tickets", position));
    return new InboundMessage(
        m.system(),
        m.externalId(),
        m.revision(),
        m.kind(),
        m.content(),
        m.contentType(),
        m.attributes(),
        at,
        m.checkpoint());
  }

  private String position() {
    return store.position("glpi-hq", "tickets").orElse(null);
  }

  private void due() {
    hub.jdbc.sql("UPDATE message_keys SET next_try_at = now() - interval '1 second'").update();
  }

  @Test
  void an_applied_key_that_arrives_again_is_counted_as_a_duplicate() {
    InboundMessage message = ignored("1");
    assertThat(hub.apply(store.keep(message)).state()).isEqualTo(MessageState.APPLIED);
    KeptMessage again = store.keep(message);
    assertThat(again.settled()).isTrue();
    assertThat(hub.apply(again).duplicate()).isTrue();
    assertThat(hub.text("SELECT duplicates FROM message_keys")).isEqualTo("1");
    assertThat(hub.count("messages")).isEqualTo(1);
  }

  @Test
  void a_pending_key_that_arrives_again_is_continued() {
    InboundMessage message = ignored("1");
    KeptMessage first = store.keep(message);
    KeptMessage again = store.keep(message);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.settled()).isFalse();
    assertThat(hub.apply(again).state()).isEqualTo(MessageState.APPLIED);
    assertThat(hub.apply(first).duplicate()).isTrue();
    assertThat(hub.text("SELECT state || duplicates FROM message_keys")).isEqualTo("applied0");
  }

  @Test
  void eight_arrivals_of_one_key_at_once_are_one_message() throws Exception {
    InboundMessage message = hub.message("glpi-hq", "1", Said.record("1").intake(), null);
    List<IntakeResult> results = atOnce(8, () -> hub.apply(store.keep(message)));
    assertThat(results).filteredOn(r -> !r.duplicate()).hasSize(1);
    assertThat(hub.count("message_keys")).isEqualTo(1);
    assertThat(hub.count("messages")).isEqualTo(1);
    assertThat(hub.count("tickets")).isEqualTo(1);
  }

  @Test
  void arrivals_are_the_sum_of_applied_duplicate_quarantined_and_pending() throws Exception {
    List<Callable<IntakeResult>> work = new ArrayList<>();
    int arrivals = 0;
    for (int i = 0; i < 30; i++) {
      InboundMessage message =
          i % 5 == 0 ? hub.message("sms-main", "m" + i, null, null) : ignored("m" + i);
      KeptMessage kept = store.keep(message);
      arrivals++;
      if (i % 3 == 0) {
        work.add(() -> hub.apply(kept));
        work.add(() -> hub.apply(kept));
      }
      if (i % 6 == 0) {
        hub.apply(kept);
        store.keep(message);
        store.keep(message);
        arrivals += 2;
      }
    }
    atOnce(work);
    assertThat(
            hub.text(
                """
                SELECT count(*) FILTER (WHERE state = 'applied') || ',' || sum(duplicates) || ','
                  || count(*) FILTER (WHERE state = 'quarantined') || ','
                  || count(*) FILTER (WHERE state = 'pending') FROM message_keys"""))
        .isEqualTo("8,10,2,20");
    assertThat(arrivals).isEqualTo(8 + 10 + 2 + 20);
  }

  @Test
  void after_five_failed_tries_a_message_is_poison_and_its_source_goes_on() {
    InboundMessage message =
        hub.message(
            "nobody-knows", "1", new IgnoredIntake("never read"), new Checkpoint("tickets", "9"));
    KeptMessage kept = store.keep(message);
    for (int i = 1; i < MessageStore.MAX_ATTEMPTS; i++) {
      assertThat(hub.apply(kept).state()).isEqualTo(MessageState.PENDING);
      assertThat(store.position("nobody-knows", "tickets")).isEmpty();
    }
    IntakeResult last = hub.apply(kept);
    assertThat(last.state()).isEqualTo(MessageState.QUARANTINED);
    assertThat(last.reason()).contains("nobody-knows");
    assertThat(store.position("nobody-knows", "tickets")).contains("9");
    assertThat(store.keep(message).settled()).isTrue();
  }

  @Test
  void a_failure_that_comes_after_another_worker_applied_it_changes_nothing() {
    KeptMessage kept = store.keep(ignored("1"));
    hub.apply(kept);
    assertThat(store.failed(kept, "too late")).isZero();
    store.quarantine(kept, "too late");
    assertThat(hub.text("SELECT state || attempts FROM message_keys")).isEqualTo("applied0");
  }

  @Test
  void the_checkpoint_moves_in_the_transaction_that_applies() {
    KeptMessage kept = store.keep(ignored("1", "p1", Instant.now()));
    assertThat(position()).isNull();
    Transactions transactions = hub.bean(Transactions.class);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    transactions.run(
                        () -> {
                          store.applied(kept, null, "then the transaction fails");
                          throw new IllegalStateException("it fails");
                        })))
        .hasMessage("it fails");
    assertThat(position()).isNull();
    assertThat(store.state(kept.id())).isEqualTo(MessageState.PENDING);
    hub.apply(kept);
    assertThat(position()).isEqualTo("p1");
  }

  @Test
  void an_older_message_that_is_driven_again_never_moves_the_watermark_back() {
    Instant at = Instant.now();
    KeptMessage older = store.keep(ignored("older", "p1", at));
    KeptMessage sameInstant = store.keep(ignored("same", "p2", at.plusSeconds(1)));
    hub.apply(store.keep(ignored("newer", "p3", at.plusSeconds(1))));
    assertThat(position()).isEqualTo("p3");
    due();
    List<KeptMessage> driven = store.claimPending(10);
    assertThat(driven).extracting(KeptMessage::id).containsExactly(older.id(), sameInstant.id());
    driven.forEach(hub::apply);
    assertThat(position()).isEqualTo("p3");
    hub.apply(store.keep(ignored("next", "p4", at.plusSeconds(2))));
    assertThat(position()).isEqualTo("p4");
    store.move("glpi-hq", new Checkpoint("tickets", "p5"));
    assertThat(position()).isEqualTo("p5");
  }

  @Test
  void messages_of_one_poll_move_the_watermark_though_they_share_an_instant() {
    Instant at = Instant.now();
    hub.apply(store.keep(ignored("1", "p1", at)));
    hub.apply(store.keep(ignored("2", "p2", at)));
    assertThat(position()).isEqualTo("p2");
  }

  @Test
  void more_than_256_KB_lie_in_the_blob_store_and_read_back_byte_for_byte() throws Exception {
    byte[] content = new byte[256 * 1024 + 1];
    new java.util.Random(1).nextBytes(content);
    KeptMessage kept = store.keep(with("big", content));
    assertThat(hub.count("messages WHERE content IS NULL AND object_key IS NOT NULL")).isEqualTo(1);
    assertThat(store.load(kept.id()).orElseThrow().message().content()).isEqualTo(content);
    try (var files = Files.walk(data)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
    KeptMessage limit = store.keep(with("limit", java.util.Arrays.copyOf(content, 256 * 1024)));
    assertThat(hub.count("messages WHERE id = ? AND object_key IS NULL", limit.id())).isEqualTo(1);
  }

  private static InboundMessage with(String id, byte[] content) {
    return new InboundMessage(
        "glpi-hq", id, "1", "test", content, "text/plain", Map.of(), Instant.now(), null);
  }

  @Test
  void a_message_id_with_NUL_or_of_ten_kilobytes_does_not_stop_its_source() {
    for (String id : List.of("a\u0000b", "x".repeat(10_000), "\u0935".repeat(9_000), "\uD800")) {
      InboundMessage message =
          new InboundMessage(
              "mail-support",
              id,
              id,
              "mail",
              new byte[0],
              "text/\u0000plain",
              Map.of("remote", "a\u0000b"),
              Instant.now(),
              null);
      KeptMessage kept = store.keep(message);
      assertThat(store.keep(message).id()).isEqualTo(kept.id());
      assertThat(store.load(kept.id())).isPresent();
    }
    assertThat(hub.count("message_keys")).isEqualTo(4);
  }

  @Test
  void a_pending_message_is_never_handed_to_two_workers() throws Exception {
    for (int i = 0; i < 200; i++) {
      store.keep(ignored("m" + i));
    }
    assertThat(store.claimPending(10)).as("younger than 30 seconds").isEmpty();
    due();
    List<List<UUID>> claims =
        atOnce(
            8,
            () -> {
              List<UUID> mine = new ArrayList<>();
              for (List<KeptMessage> some; !(some = store.claimPending(7)).isEmpty(); ) {
                some.forEach(kept -> mine.add(kept.id()));
              }
              return mine;
            });
    assertThat(claims.stream().flatMap(List::stream).toList()).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void claims_of_pending_messages_use_their_index_among_50000_rows() {
    hub.jdbc
        .sql(
            """
            INSERT INTO message_keys (id, system, external_id, revision, kind, state, received_at, next_try_at)
            SELECT gen_random_uuid(), 'glpi-hq', n::text, '1', 'test',
                   CASE WHEN n % 500 = 0 THEN 'pending' ELSE 'applied' END, now(), now()
            FROM generate_series(1, 50000) n""")
        .update();
    hub.jdbc.sql("ANALYZE message_keys").update();
    String plan =
        String.join(
            "\n",
            hub.jdbc
                .sql(
                    """
                    EXPLAIN SELECT id FROM message_keys WHERE state = 'pending' AND next_try_at <= now()
                    ORDER BY received_at LIMIT 50 FOR UPDATE SKIP LOCKED""")
                .query(String.class)
                .list());
    assertThat(plan).contains("message_keys_pending").doesNotContain("Seq Scan");
    assertThat(store.claimPending(1000)).as("no content was kept for them").isEmpty();
  }

  private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    return atOnce(java.util.Collections.nCopies(threads, work));
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(work.size())) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> one : work) {
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  return one.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
