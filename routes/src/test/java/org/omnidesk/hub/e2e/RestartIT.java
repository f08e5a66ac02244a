package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hub that was stopped, killed, or lost its Kafka folder goes on where it was. */
class RestartIT {

  private static final int BURST = 40;
  private static final Duration CATCH_UP = Duration.ofSeconds(240);

  private final PackagedHub hub =
      new PackagedHub(
          "restart", "omnidesk.relay.republish-after-seconds=15", "omnidesk.relay.sweep=2000");

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void a_killed_hub_a_stopped_hub_and_a_lost_kafka_folder_lose_and_double_nothing() {
    hub.start();
    assertThat(hub.query("SHOW fsync")).isEqualTo("on");
    assertThat(hub.query("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(hub.query("SHOW full_page_writes")).isEqualTo("on");

    String before = Words.fresh();
    hub.outside()
        .mail(
            before + "@kaveri.example",
            "One " + before,
            "Text.",
            "<" + before + "@kaveri.example>");
    hub.outside().glpiTickets(1, "One " + before, "Text.");
    await().atMost(CATCH_UP).until(() -> hub.desk("agent").find(before).size() == 2);

    String killed = burstAndEnd(hub::kill);
    assertThat(Long.parseLong(hub.query("SELECT count(*) FROM outbox_pending"))).isPositive();
    String watermark = position("glpi-hq");
    String mailbox = position("mail-support");
    assertThat(watermark).isNotNull();
    loseKafka();
    hub.start();
    allAreUnderstood(killed);
    // no earlier place was taken up again: what was read then was not read again
    assertThat(position("glpi-hq")).isGreaterThanOrEqualTo(watermark);
    assertThat(position("mail-support")).isEqualTo(mailbox);
    assertThat(duplicates("mail-support")).isZero();
    assertThat(duplicates("glpi-hq")).isLessThanOrEqualTo(BURST);

    String stopped = burstAndEnd(hub::stop);
    loseKafka();
    hub.start();
    allAreUnderstood(stopped);
    assertThat(hub.query("SHOW fsync")).isEqualTo("on");

    DeskClient agent = hub.desk("agent");
    assertThat(agent.find(before)).hasSize(2);
    assertThat(hub.query("SELECT count(*) FROM tickets")).isEqualTo(String.valueOf(2 + 2 * BURST));
    assertThat(hub.query("SELECT count(*) FROM message_keys WHERE state <> 'applied'"))
        .isEqualTo("0");
  }

  /** Many tickets at once, and an end while their events are on the way. */
  private String burstAndEnd(Runnable end) {
    String word = Words.fresh();
    hub.outside()
        .glpiTickets(BURST, "Burst " + word, "The VPN does not connect since this morning.");
    await().atMost(CATCH_UP).pollInterval(Duration.ofMillis(50)).until(() -> stored(word) > 0);
    end.run();
    return word;
  }

  private long stored(String word) {
    return Long.parseLong(
        hub.query("SELECT count(*) FROM tickets WHERE title LIKE '%" + word + "%'"));
  }

  private void allAreUnderstood(String word) {
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> stored(word) == BURST);
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              DeskClient agent = hub.desk("agent");
              assertThat(agent.find(word))
                  .hasSize(BURST)
                  .noneMatch(ticket -> ticket.path("classification").isNull());
            });
    // every consumer has every event: nothing waits for a Kafka that no longer has it
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(
                        hub.query(
                            "SELECT count(*) FROM outbox_pending WHERE type LIKE"
                                + " 'omnidesk.ticket.created%'"))
                    .isEqualTo("0"));
  }

  private void loseKafka() {
    assertThat(Files.isDirectory(hub.data().resolve("kafka"))).isTrue();
    PackagedHub.delete(hub.data().resolve("kafka"));
  }

  private String position(String system) {
    return hub.query(
        "SELECT position FROM checkpoints WHERE system = '" + system + "' ORDER BY feed LIMIT 1");
  }

  private long duplicates(String system) {
    JsonNode counts = hub.desk("agent").system(system).path("counts");
    return counts.path("duplicate").asLong();
  }
}
