package org.omnidesk.hub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged hub with a key and a budget, against the sandbox's Claude: what the local model is
 * unsure of gets a second opinion, nothing private leaves, and the spending is on the books.
 */
class ClaudeOnIT {

  private final PackagedHub hub = new PackagedHub("claude-on");

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void a_vague_mail_gets_a_second_opinion_and_its_address_and_number_stay_in_the_house()
      throws Exception {
    hub.with(
            "omnidesk.ai.claude.api-key=sandbox-claude-key",
            "omnidesk.ai.claude.base-url=" + hub.claude("/v1/"),
            "omnidesk.ai.claude.daily-budget-usd=5")
        .start();
    DeskClient agent = hub.desk("agent");
    String word = Words.fresh();
    String sender = word + "@kaveri.example";
    hub.outside()
        .mail(
            sender,
            "Hello " + word,
            "Nothing works as I want it to, please call me on +91 98450 12345.",
            "<" + sender + ">");
    JsonNode ticket = agent.awaitTicket(word);

    await("a second opinion")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(agent.ticket(ticket).path("classification").path("opinions"))
                    .as(
                        "%s; calls: %s",
                        agent.ticket(ticket).path("classification"),
                        hub.query(
                            "SELECT string_agg(operation || ' ' || status, ', ') FROM ai_calls"))
                    .hasSize(2));
    JsonNode understood = agent.ticket(ticket).path("classification");
    assertThat(understood.path("verdict").asText())
        .as(understood.toString())
        .isIn("agreed", "disagreed", "unsure");
    assertThat(opinions(understood)).contains("claude-sonnet-4-5");

    String asked = Http.get(hub.claude("/_control/requests")).ok().path("items").toString();
    assertThat(asked).contains("Nothing works as I want it to");
    assertThat(asked).doesNotContain(sender, "98450", "12345");

    assertThat(hub.query("SELECT count(*) FROM ai_calls WHERE status = 'success'"))
        .isNotEqualTo("0");
    JsonNode budget = hub.desk("lead").get("/api/ai/budget").ok();
    assertThat(budget.path("enabled").asBoolean()).isTrue();
    assertThat(budget.path("spentTodayUsd").asDouble()).isPositive().isLessThan(5);
  }

  private static List<String> opinions(JsonNode understood) {
    List<String> models = new ArrayList<>();
    understood.path("opinions").forEach(one -> models.add(one.path("model").asText()));
    return models;
  }
}
