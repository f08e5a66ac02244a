package org.omnidesk.ai.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.claude.AiLog;
import org.omnidesk.ai.claude.ClaudeGate;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeProperties;
import org.omnidesk.ai.claude.ClaudeReceipt;
import org.omnidesk.ai.claude.ClaudeSettings;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.enrich.TicketText;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.command.TicketPatch;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.Master;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;

/** The rules of late and second opinions, on a real PostgreSQL. */
class SecondOpinionsTest {

  private static final String TEXT = "The printer on floor 3 jams with every page I print.";

  @TempDir Path data;
  private TestHub hub;
  private SecondOpinions opinions;

  @BeforeEach
  void start() {
    hub = new TestHub(data);
    opinions = opinions(ClaudeSettings.with());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private SecondOpinions opinions(ClaudeProperties settings) {
    OpinionWriter writer =
        new OpinionWriter(
            hub.jdbc,
            hub.bean(TicketStore.class),
            hub.bean(TicketHistory.class),
            new AiLog(hub.jdbc, hub.bean(Transactions.class)));
    return new SecondOpinions(
        hub.jdbc,
        hub.bean(TicketStore.class),
        hub.bean(ConsumedEvents.class),
        new ClaudeGate(settings, true),
        settings,
        TestSettings.standard(),
        new Prompts(Map.of()),
        writer);
  }

  private UUID mail() {
    return hub.receive("mail-support", Said.mail(TEXT).title("Printer").intake()).ticketId();
  }

  /** A ticket as enrichment leaves it, and the event of that. */
  private TicketEvent enriched(UUID ticket, String best, double confidence, boolean abstained) {
    String hash = TicketText.read(hub.jdbc, ticket).orElseThrow().hash();
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("category", abstained ? null : best).put("confidence", confidence);
    json.put("abstained", abstained).put("textHash", hash).put("model", "local");
    json.putArray("opinions").addObject().put("model", "local").put("category", best);
    TicketStore tickets = hub.bean(TicketStore.class);
    hub.bean(Transactions.class)
        .run(
            () -> {
              TicketRow row = tickets.lock(ticket).orElseThrow();
              long version =
                  tickets.update(row, Map.of("classification", json.toString()), Map.of());
              hub.bean(TicketHistory.class)
                  .record(
                      ticket,
                      row.number(),
                      version,
                      EventTypes.TICKET_ENRICHED,
                      "ai",
                      null,
                      List.of("classification"),
                      null,
                      null);
            });
    return last(ticket);
  }

  private TicketEvent last(UUID ticket) {
    return hub.events(ticket).stream()
        .filter(e -> e.type().equals(EventTypes.TICKET_ENRICHED))
        .toList()
        .getLast();
  }

  private static ClaudeOutcome says(String category, String evidence) {
    String json =
        Json.write(
            Map.of(
                "category",
                category,
                "urgency",
                "medium",
                "type",
                "incident",
                "confidence",
                0.8,
                "evidence",
                List.of(evidence)));
    return new ClaudeOutcome.Answered(
        json,
        new ClaudeReceipt(
            UUID.randomUUID(), "claude-x", "classify", 1, "00", 10, 5, BigDecimal.ONE, 7));
  }

  private JsonNode classification(UUID ticket) {
    return Json.read(
        hub.text("SELECT classification::text FROM tickets WHERE id = ?", ticket), JsonNode.class);
  }

  private Asked ask(UUID ticket) {
    Asked asked = opinions.question(enriched(ticket, "printer", 0.4, true));
    assertThat(asked.isWanted()).isTrue();
    return asked;
  }

  @Test
  void two_models_that_agree_set_the_category_and_the_confidence_stays_as_measured() {
    UUID ticket = mail();
    opinions.settle(ask(ticket), says("printer", "jams with every page"));

    JsonNode json = classification(ticket);
    assertThat(hub.ticket(ticket).category()).isEqualTo("printer");
    assertThat(hub.ticket(ticket).master("category")).isEqualTo(Master.AI);
    assertThat(json.path("confidence").asDouble()).isEqualTo(0.4);
    assertThat(json.path("needsPerson").asBoolean()).isFalse();
    assertThat(json.path("verdict").asText()).isEqualTo("agreed");
    assertThat(json.path("opinions")).hasSize(2);
    assertThat(json.at("/opinions/0/model").asText()).isEqualTo("local");
    assertThat(json.at("/opinions/1/model").asText()).isEqualTo("claude-x");
    assertThat(json.at("/opinions/1/evidence/0").asText()).isEqualTo("jams with every page");
    assertThat(json.at("/opinions/1/applied").asBoolean()).isTrue();
  }

  @Test
  void two_models_that_disagree_leave_it_to_a_person_and_both_are_kept() {
    UUID ticket = mail();
    opinions.settle(ask(ticket), says("hardware-laptop", "every page I print"));

    JsonNode json = classification(ticket);
    assertThat(hub.ticket(ticket).category()).isNull();
    assertThat(json.path("abstained").asBoolean()).isTrue();
    assertThat(json.path("needsPerson").asBoolean()).isTrue();
    assertThat(json.path("verdict").asText()).isEqualTo("disagreed");
    assertThat(json.path("opinions"))
        .extracting(o -> o.path("category").asText())
        .containsExactly("printer", "hardware-laptop");
  }

  @Test
  void an_opinion_whose_evidence_is_not_in_the_ticket_is_not_followed() {
    UUID ticket = mail();
    opinions.settle(ask(ticket), says("printer", "the scanner is on fire"));

    assertThat(hub.ticket(ticket).category()).isNull();
    assertThat(classification(ticket).path("verdict").asText()).isEqualTo("unsure");
    assertThat(classification(ticket).at("/opinions/1/evidence")).isEmpty();
  }

  @Test
  void unsure_is_no_category() {
    UUID ticket = mail();
    opinions.settle(ask(ticket), says("unsure", "printer"));

    assertThat(hub.ticket(ticket).category()).isNull();
    assertThat(classification(ticket).at("/opinions/1/category").isNull()).isTrue();
    assertThat(classification(ticket).path("needsPerson").asBoolean()).isTrue();
  }

  @Test
  void an_opinion_about_an_older_text_is_only_a_suggestion() {
    UUID ticket = mail();
    Asked asked = ask(ticket);
    hub.jdbc
        .sql("UPDATE tickets SET description = 'Forget it' WHERE id = ?")
        .param(ticket)
        .update();
    opinions.settle(asked, says("printer", "jams"));

    JsonNode json = classification(ticket);
    assertThat(hub.ticket(ticket).category()).isNull();
    assertThat(json.has("verdict")).isFalse();
    assertThat(json.at("/opinions/1/applied").asBoolean()).isFalse();
    assertThat(json.at("/opinions/1/category").asText()).isEqualTo("printer");
  }

  @Test
  void a_persons_word_stands_and_the_opinion_is_only_a_suggestion() {
    UUID ticket = mail();
    Asked asked = ask(ticket);
    Actor agent = new Actor(hub.user("ann@hub.example", "agent"), "Ann", "agent");
    hub.bean(TicketCommands.class)
        .update(
            ticket,
            new TicketPatch(null, null, null, null, "network-vpn", null, null, null, null, null),
            99,
            agent);
    opinions.settle(asked, says("printer", "jams"));

    assertThat(hub.ticket(ticket).category()).isEqualTo("network-vpn");
    assertThat(classification(ticket).path("needsPerson").asBoolean()).isFalse();
    assertThat(classification(ticket).at("/opinions/1/applied").asBoolean()).isFalse();
    assertThat(opinions.question(enriched(ticket, "printer", 0.4, true)).isWanted())
        .as("not asked about any more")
        .isFalse();
  }

  @Test
  void a_failure_or_a_refusal_changes_nothing() {
    UUID ticket = mail();
    Asked asked = ask(ticket);
    String before = hub.text("SELECT to_jsonb(t)::text FROM tickets t WHERE id = ?", ticket);
    opinions.settle(asked, new ClaudeOutcome.Failed("timeout", "late"));

    assertThat(hub.text("SELECT to_jsonb(t)::text FROM tickets t WHERE id = ?", ticket))
        .isEqualTo(before);
    assertThat(opinions.question(asked.event()).isWanted()).as("had").isFalse();
  }

  @Test
  void a_text_is_asked_about_once_and_a_sure_one_not_at_all() {
    UUID ticket = mail();
    Asked asked = ask(ticket);
    opinions.settle(asked, says("hardware-laptop", "jams"));
    opinions.settle(asked, says("printer", "jams"));
    assertThat(classification(ticket).path("opinions")).as("the same event twice").hasSize(2);
    assertThat(opinions.question(last(ticket)).isWanted()).as("its own event").isFalse();

    UUID sure = mail();
    TicketEvent event = enriched(sure, "printer", 0.93, false);
    assertThat(opinions.question(event).isWanted()).isFalse();
    UUID lower = mail();
    SecondOpinions strict = opinions(ClaudeSettings.with("threshold", "0.95"));
    assertThat(strict.question(enriched(lower, "printer", 0.93, false)).isWanted()).isTrue();
  }

  @Test
  void words_added_before_the_question_wait_for_their_own_enrichment() {
    UUID ticket = mail();
    TicketEvent event = enriched(ticket, "printer", 0.4, true);
    hub.jdbc
        .sql("UPDATE tickets SET description = description || ' Also the scanner.' WHERE id = ?")
        .param(ticket)
        .update();
    assertThat(opinions.question(event).isWanted()).isFalse();
  }

  @Test
  void nobody_is_asked_while_claude_is_off_and_the_event_counts_as_had() {
    UUID ticket = mail();
    TicketEvent event = enriched(ticket, "printer", 0.4, true);
    assertThat(opinions(ClaudeSettings.with("daily-budget-usd", "0")).question(event).isWanted())
        .isFalse();
    assertThat(hub.bean(ConsumedEvents.class).has(SecondOpinions.CONSUMER, event.id())).isTrue();
  }

  @Test
  void the_question_holds_the_ticket_as_outside_text_only() {
    Asked asked = ask(mail());
    assertThat(asked.question().prompt().text()).contains("- printer: ").doesNotContain(TEXT);
    assertThat(asked.question().outside()).anyMatch(outside -> outside.text().contains(TEXT));
    assertThat(asked.question().channel()).isEqualTo("email");
    assertThat(asked.question().dataClass()).isEqualTo("internal");
    assertThat(asked.question().answerSchema()).contains("\"unsure\"");
  }
}
