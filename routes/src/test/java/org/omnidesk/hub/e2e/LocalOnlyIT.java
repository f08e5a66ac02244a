package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Without a key everything is understood and drafted locally: no call is on the AI log, the
 * sandbox's Claude is never asked, and the hub is connected to no other machine while it works.
 */
@ExtendWith(SharedHub.class)
class LocalOnlyIT {

  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
  private final Set<String> foreign = new TreeSet<>();
  private volatile IOException unseen;
  private OpenSockets sockets;
  private PackagedHub hub;

  @BeforeEach
  void meet(PackagedHub shared) {
    hub = shared;
    sockets = new OpenSockets(hub.pid());
    if (sockets.canTell()) {
      watch.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS);
    } else {
      System.out.println("LocalOnlyIT: connections are not watched, there is no /proc here");
    }
  }

  @AfterEach
  void stop() {
    watch.shutdownNow();
  }

  private void look() {
    try {
      Set<String> seen = sockets.foreign();
      synchronized (foreign) {
        foreign.addAll(seen);
      }
    } catch (IOException e) {
      unseen = e;
    }
  }

  @Test
  void everything_works_without_a_key_and_without_a_network() throws Exception {
    DeskClient agent = hub.desk("agent");

    JsonNode told =
        agent
            .post(
                "/api/ai/classify",
                Map.of(
                    "title",
                    "VPN drops",
                    "description",
                    "The VPN tunnel drops every few minutes, I cannot work from home."))
            .ok();
    assertThat(told.path("category").asText()).isEqualTo("network-vpn");
    assertThat(told.path("confidence").asDouble()).isBetween(0.0, 1.0);
    assertThat(told.path("language").asText()).isEqualTo("en");

    String word = Words.fresh();
    hub.outside()
        .mail(
            word + "@kaveri.example",
            "VPN disconnects " + word,
            "My VPN disconnects every ten minutes when I work from home. What can I do?",
            "<" + word + "@kaveri.example>");
    JsonNode ticket = agent.awaitTicket(word);
    String vague = Words.fresh();
    hub.outside()
        .mail(
            vague + "@kaveri.example",
            "Hello " + vague,
            "Nothing works as I want it to, please call me.",
            "<" + vague + "@kaveri.example>");
    JsonNode unsure = agent.awaitTicket(vague);

    await("a category, embeddings and a draft, all local")
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              JsonNode understood = agent.ticket(ticket).path("classification");
              assertThat(understood.path("category").asText()).isEqualTo("network-vpn");
              assertThat(understood.path("opinions")).hasSize(1);
              assertThat(drafts(ticket)).isPositive();
              assertThat(
                      agent
                          .post(
                              "/api/ai/search-similar",
                              Map.of("text", "VPN disconnects", "limit", 20))
                          .ok()
                          .toString())
                  .contains(ticket.path("id").asText());
            });
    await("the vague one is read and left to a person")
        .atMost(Duration.ofSeconds(60))
        .until(() -> !agent.ticket(unsure).path("classification").isNull());
    JsonNode left = agent.ticket(unsure).path("classification");
    assertThat(left.path("abstained").asBoolean()).as(left.toString()).isTrue();
    assertThat(left.path("opinions")).hasSize(1);

    assertThat(hub.query("SELECT count(*) FROM ai_calls")).isEqualTo("0");
    JsonNode budget = hub.desk("lead").get("/api/ai/budget").ok();
    assertThat(budget.path("enabled").asBoolean()).isFalse();
    assertThat(budget.path("spentTodayUsd").asDouble()).isZero();
    assertThat(Http.get(hub.claude("/_control/requests")).ok().path("items"))
        .as("what the sandbox's Claude was asked")
        .isEmpty();
    await("every event had by the second opinion too")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !"0"
                    .equals(
                        hub.query(
                            "SELECT count(*) FROM consumed_events WHERE consumer = 'second-opinion'")));
    synchronized (foreign) {
      assertThat(foreign).as("connections to other machines").isEmpty();
    }
    assertThat(unseen).isNull();
  }

  private int drafts(JsonNode ticket) {
    return Integer.parseInt(
        hub.query(
            "SELECT count(*) FROM drafts WHERE ticket_id = '" + ticket.path("id").asText() + "'"));
  }
}
