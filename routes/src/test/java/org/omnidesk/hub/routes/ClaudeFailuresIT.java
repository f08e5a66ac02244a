package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.Prompt;
import org.omnidesk.ai.safety.OutsideText;
import org.omnidesk.tickets.event.TicketEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The second opinion through the real route files, a real PostgreSQL and the sandbox's Claude:
 * every failure leaves the ticket as it was and is counted, and nobody invents a confidence.
 */
class ClaudeFailuresIT extends RouteTestBase {

  private static final String TITLE = "Printer";
  private static final String TEXT =
      "The printer on floor 3 jams with every page. Write to meera.nair@kaveri.example or call +91 98450 12345.";

  private static LocalClassifier unsure;

  @TempDir Path data;
  private ClaudeHouse house;

  /** The real local model, at a threshold that it never reaches. */
  @BeforeAll
  static void train() {
    unsure =
        new LocalClassifier(
            new Binder(
                    new MapConfigurationPropertySource(Map.of("omnidesk.ai.category-threshold", 1)))
                .bindOrCreate("omnidesk.ai", AiProperties.class),
            null,
            null,
            List.of());
  }

  @AfterEach
  void closeHouse() {
    camel.stop();
    house.close();
  }

  private void start(String... settings) throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("time-limit", "5s", "tries", "2"));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    house = new ClaudeHouse(data, unsure, all);
    for (String bean :
        List.of(
            "claudeGate",
            "claudeWords",
            "claudeBudget",
            "claudeTries",
            "claudeChecks",
            "claudeLedger",
            "claudeModel",
            "secondOpinions")) {
      bind(bean, house.bean(bean));
    }
    settings(
        Map.of(
            "omnidesk.ai.claude.breaker.calls",
            all.getOrDefault("breaker.calls", "100"),
            "omnidesk.ai.claude.breaker.seconds",
            "1"));
    load(
        "errors/dead-letter",
        "errors/let-through",
        "errors/claude-failed",
        "enrich/call-claude",
        "enrich/ask-claude",
        "enrich/second-opinion");
    callable("second-opinion");
    camel.start();
  }

  private void opinionOn(TicketEvent event) {
    camel.createProducerTemplate().sendBody("direct:second-opinion", event);
  }

  private ClaudeOutcome ask(ClaudeQuestion question) {
    return ask("ask-claude", question, ClaudeOutcome.class);
  }

  private static ClaudeQuestion question(String dataClass) {
    return new ClaudeQuestion(
        "draft",
        UUID.randomUUID(),
        "email",
        dataClass,
        new Prompt("draft", 1, "Answer.", "00"),
        List.of(new OutsideText("ticket text", TEXT)),
        """
        {"type":"object","additionalProperties":false,"required":["quote"],"properties":{"quote":{"type":"string"}}}""",
        300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"fault\":\"rate-limit\",\"count\":-1,\"retryAfter\":0}|rate-limited|2",
        "{\"fault\":\"server-error\",\"count\":-1}|error|2",
        "{\"fault\":\"overloaded\",\"count\":-1}|overloaded|2",
        "{\"fault\":\"unauthorized\",\"count\":-1}|error|1",
        "{\"fault\":\"timeout\",\"count\":-1}|timeout|1",
        "{\"fault\":\"cut\",\"count\":-1}|cut|1",
        "{\"fault\":\"garbage\",\"count\":-1}|garbage|1",
        "{\"fault\":\"garbage\",\"count\":-1,\"text\":\"[]\"}|garbage|1",
        "{\"fault\":\"garbage\",\"count\":-1,\"text\":\"{}\"}|garbage|1",
        "{\"fault\":\"wrong-schema\",\"count\":-1}|schema|1",
        "{\"fault\":\"wrong-schema\",\"count\":-1,\"text\":\"I am sure it is a printer, 99 percent\"}|garbage|1",
        "{\"fault\":\"empty\",\"count\":-1}|empty|1",
        "{\"fault\":\"too-long\",\"count\":-1}|too-long|1",
        "{\"fault\":\"leak\",\"count\":-1}|schema|1",
        "{\"fault\":\"invent\",\"count\":-1}|guardrail|1"
      })
  void a_failure_leaves_the_ticket_untouched_and_is_counted(
      String order, String status, int requests) throws Exception {
    start(status.equals("timeout") ? "time-limit" : "tries", status.equals("timeout") ? "1s" : "2");
    TicketEvent event = house.understood(TITLE, TEXT);
    String before = house.row(event.ticketId());
    long events = house.hub.events(event.ticketId()).size();
    house.fault(order);
    opinionOn(event);

    assertThat(house.row(event.ticketId())).isEqualTo(before);
    assertThat(house.hub.events(event.ticketId())).hasSize((int) events);
    assertThat(house.counted(status)).isEqualTo(1);
    assertThat(house.counted("success")).isZero();
    assertThat(house.metrics.find("ai_confidence_score").summaries()).isEmpty();
    assertThat(house.asked()).hasSize(requests);
    assertThat(house.hub.text("SELECT status || ' ' || tries FROM ai_calls"))
        .isEqualTo(status + " " + requests);
    assertThat(letters).isEmpty();

    house.fault("{\"fault\":\"none\"}");
    opinionOn(house.understood(TITLE, TEXT));
    assertThat(house.counted("success")).as("the next one is answered").isEqualTo(1);
  }

  @Test
  void an_answer_is_applied_where_both_agree_and_nothing_private_left() throws Exception {
    start();
    TicketEvent event = house.understood(TITLE, TEXT);
    opinionOn(event);

    JsonNode json = house.classification(event.ticketId());
    assertThat(json.path("verdict").asText()).as(json.toString()).isEqualTo("agreed");
    assertThat(house.hub.ticket(event.ticketId()).category()).isEqualTo("printer");
    assertThat(json.path("opinions")).hasSize(2);
    assertThat(house.hub.text("SELECT approved_by FROM ai_calls"))
        .isEqualTo("rule:two-models-agree");
    assertThat(house.hub.text("SELECT (cost_usd > 0 AND NOT estimated)::text FROM ai_calls"))
        .isEqualTo("true");
    String sent = house.asked().toString();
    assertThat(sent)
        .contains("jams with every page")
        .doesNotContain("meera", "98450", "12345", "attributes");
  }

  @Test
  void an_answer_that_quotes_a_hidden_value_gets_it_back() throws Exception {
    start();
    ClaudeOutcome outcome = ask(question("internal"));

    assertThat(outcome).as(house.asked().toString()).isInstanceOf(ClaudeOutcome.Answered.class);
    ClaudeOutcome.Answered answered = (ClaudeOutcome.Answered) outcome;
    assertThat(answered.json()).doesNotContain("<EMAIL_1>");
    assertThat(answered.receipt().inputTokens()).isPositive();
    assertThat(answered.receipt().model()).isEqualTo("claude-sonnet-4-5");
  }

  @Test
  void an_answer_that_gives_our_instructions_away_is_not_used() throws Exception {
    start();
    house.fault("{\"fault\":\"leak\",\"count\":1}");

    assertThat(ask(question("internal")))
        .isInstanceOfSatisfying(
            ClaudeOutcome.Failed.class,
            failed -> assertThat(failed.status()).isEqualTo("guardrail"));
  }

  @Test
  void one_refusal_is_tried_again_and_then_answered() throws Exception {
    start();
    house.fault("{\"fault\":\"overloaded\",\"count\":1}");

    assertThat(ask(question("internal")).isAnswered()).isTrue();
    assertThat(house.asked()).hasSize(2);
  }

  @Test
  void restricted_data_never_leaves() throws Exception {
    start();
    assertThat(ask(question("restricted"))).isInstanceOf(ClaudeOutcome.NotAsked.class);
    assertThat(house.asked()).isEmpty();
    assertThat(house.hub.count("ai_calls")).isZero();
  }

  @Test
  void a_ticket_of_a_restricted_class_is_not_asked_about() throws Exception {
    start();
    TicketEvent event = house.understood(TITLE, TEXT);
    house.hub.jdbc.sql("UPDATE tickets SET data_class = 'restricted'").update();
    opinionOn(event);

    assertThat(house.asked()).isEmpty();
  }

  @Test
  void without_money_the_local_opinion_stands_alone() throws Exception {
    start("daily-budget-usd", "0.001");
    TicketEvent event = house.understood(TITLE, TEXT);
    String before = house.row(event.ticketId());
    opinionOn(event);

    assertThat(house.row(event.ticketId())).isEqualTo(before);
    assertThat(house.counted("no-budget")).isEqualTo(1);
    assertThat(house.asked()).isEmpty();
  }

  @Test
  void the_breaker_opens_lets_nobody_through_and_closes_again() throws Exception {
    start("breaker.calls", "4");
    house.fault("{\"fault\":\"server-error\",\"count\":-1}");
    ask(question("internal"));
    ask(question("internal"));
    assertThat(house.asked()).hasSize(4);
    ClaudeOutcome refused = ask(question("internal"));

    assertThat(refused).isInstanceOf(ClaudeOutcome.NotAsked.class);
    assertThat(house.asked()).as("nothing was sent").hasSize(4);
    assertThat(house.counted("breaker-open")).isEqualTo(1);
    assertThat(house.hub.text("SELECT sum(cost_usd)::text FROM ai_calls").replaceAll("[0.]", ""))
        .isEmpty();

    house.fault("{\"fault\":\"none\"}");
    await().atMost(Duration.ofSeconds(20)).until(() -> ask(question("internal")).isAnswered());
    assertThat(ask(question("internal")).isAnswered()).isTrue();
  }

  @Test
  void a_database_that_is_away_is_a_failure_like_any_other() throws Exception {
    start();
    house.hub.jdbc.sql("ALTER TABLE ai_calls RENAME TO away").update();

    assertThat(ask(question("internal")))
        .isEqualTo(new ClaudeOutcome.Failed("error", "a step of the hub broke"));
    assertThat(house.asked()).isEmpty();
  }
}
