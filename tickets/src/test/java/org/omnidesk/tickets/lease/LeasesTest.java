package org.omnidesk.tickets.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.TestPostgres;
import org.omnidesk.tickets.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class LeasesTest {

  private static final Duration SHORT = Duration.ofMillis(600);
  private static final Duration NEVER = Duration.ofDays(1);

  private final List<Leases> opened = new ArrayList<>();
  private HikariDataSource source;
  private LeaseStore store;

  @BeforeEach
  void start() {
    source = TestPostgres.fresh();
    store = new LeaseStore(JdbcClient.create(source));
  }

  @AfterEach
  void stop() {
    opened.forEach(Leases::close);
    source.close();
  }

  private Leases replica(String name, Duration renewal) {
    Leases leases = new Leases(store, name, Clock.systemUTC(), SHORT, renewal);
    opened.add(leases);
    return leases;
  }

  @Test
  void of_two_replicas_one_holds_a_lease_and_keeps_it_by_renewing() {
    Leases a = replica("a", Duration.ofMillis(100));
    Leases b = replica("b", Duration.ofMillis(100));
    assertThat(a.acquire("relay")).map(Lease::fence).contains(1L);
    await()
        .during(SHORT.multipliedBy(2))
        .atMost(SHORT.multipliedBy(4))
        .until(() -> a.holds("relay") && b.acquire("relay").isEmpty());
    assertThat(a.acquire("relay")).map(Lease::fence).as("not taken anew").contains(1L);
    assertThat(b.acquire("clock")).as("another lease").isPresent();
  }

  @Test
  void many_at_once_make_one_holder() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Optional<Lease>>> tries = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Leases leases = replica("replica-" + i, NEVER);
        tries.add(pool.submit(() -> leases.acquire("relay")));
      }
      int holders = 0;
      for (Future<Optional<Lease>> result : tries) {
        holders += result.get().isPresent() ? 1 : 0;
      }
      assertThat(holders).isEqualTo(1);
    }
  }

  @Test
  void a_holder_that_was_paused_sees_that_it_is_over_and_the_fence_refuses_its_write() {
    Leases paused = replica("a", NEVER);
    Leases other = replica("b", Duration.ofMillis(100));
    Lease old = paused.acquire("relay").orElseThrow();
    await().atMost(Duration.ofSeconds(5)).until(() -> other.acquire("relay").isPresent());
    Lease next = other.find("relay").orElseThrow();
    assertThat(next.fence()).isGreaterThan(old.fence());
    assertThat(paused.holds("relay")).isFalse();
    assertThatThrownBy(() -> paused.require(old)).isInstanceOf(LostLeaseException.class);
    assertThat(paused.acquire("relay")).isEmpty();
    other.require(next);
  }

  @Test
  void while_a_fenced_write_is_under_way_nobody_takes_the_lease_over() throws Exception {
    Leases a = replica("a", NEVER);
    Lease lease = a.acquire("relay").orElseThrow();
    Leases b = replica("b", NEVER);
    Transactions transactions = new Transactions(new JdbcTransactionManager(source));
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<Optional<Lease>> taken =
          transactions.run(
              () -> {
                a.require(lease);
                await().until(() -> !a.holds("relay"));
                Future<Optional<Lease>> taking = pool.submit(() -> b.acquire("relay"));
                await()
                    .during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> !taking.isDone());
                return taking;
              });
      assertThat(taken.get()).isPresent();
    }
  }

  @Test
  void after_a_restart_the_same_replica_has_its_lease_at_once_under_a_new_number() {
    Lease before = replica("a", NEVER).acquire("relay").orElseThrow();
    Leases restarted = replica("a", NEVER);
    Lease after = restarted.acquire("relay").orElseThrow();
    assertThat(after.fence()).isEqualTo(before.fence() + 1);
    assertThatThrownBy(() -> restarted.require(before)).isInstanceOf(LostLeaseException.class);
  }

  @Test
  void a_stopping_replica_gives_its_leases_back_and_the_number_goes_on_growing() {
    Leases a = replica("a", NEVER);
    Lease first = a.acquire("relay").orElseThrow();
    a.close();
    Lease second = replica("b", NEVER).acquire("relay").orElseThrow();
    assertThat(second.fence()).isEqualTo(first.fence() + 1);
    a.release("relay");
    assertThat(store.isCurrent("relay", second.fence())).isTrue();
  }
}
