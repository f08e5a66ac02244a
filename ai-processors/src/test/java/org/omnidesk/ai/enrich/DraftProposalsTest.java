package org.omnidesk.ai.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeReceipt;
import org.omnidesk.ai.draft.DraftProperties.Mode;
import org.omnidesk.ai.draft.DraftProperties.ModeRule;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftWork;
import org.omnidesk.ai.draft.ExtractiveDrafter;
import org.omnidesk.ai.draft.Relevance;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.event.EventTypes;
import org.omnidesk.tickets.event.TicketEvent;
import org.omnidesk.tickets.event.TicketHistory;
import org.omnidesk.tickets.ticket.TicketRow;

/** Modes, two approvers, receipts and the gate, on PostgreSQL and with the real encoder. */
class DraftProposalsTest {

  private static final String JAM = "The printer on the third floor jams, paper is stuck in it";
  private static OnnxMiniLmEncoder encoder;

  @TempDir Path data;
  private TestHub hub;
  private LuceneVectorStore store;
  private ExtractiveDrafter local;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
  }

  @AfterAll
  static void unload() {
    encoder.close();
  }

  @BeforeEach
  void start() {
    hub = new TestHub(data.resolve("hub"));
    store = new LuceneVectorStore(data.resolve("vectors"));
    List.of(VectorStore.TICKETS, VectorStore.KNOWLEDGE, VectorStore.RESPONSES)
        .forEach(name -> store.use(name, encoder.modelId()));
    local =
        new ExtractiveDrafter(
            new Relevance(encoder, () -> List.of("printer paper jam", "password reset")),
            0.3,
            List.of());
    hub.jdbc
        .sql(
            """
            INSERT INTO knowledge_base (id, title, content, category, visibility) VALUES
              (gen_random_uuid(), 'Paper jam in the printer', E'1. Open the doors in the order shown.\\n2. Pull the paper out slowly with both hands.', 'printer', 'PUBLIC'),
              (gen_random_uuid(), 'Printer internals', E'1. The paper jam service code is 4711.', 'printer', 'INTERNAL')""")
        .update();
  }

  @AfterEach
  void stop() {
    store.close();
    hub.close();
  }

  private TicketEvent jam() {
    UUID id = hub.receive("mail-support", Said.mail(JAM).title("Paper jam").intake()).ticketId();
    hub.jdbc
        .sql("UPDATE tickets SET category = 'printer', language = 'en' WHERE id = ?")
        .param(id)
        .update();
    TicketRow ticket = hub.ticket(id);
    hub.bean(TicketHistory.class)
        .record(
            id,
            ticket.number(),
            ticket.version(),
            EventTypes.TICKET_ENRICHED,
            "ai",
            null,
            "m",
            List.of("category"),
            null,
            null,
            Map.of());
    return hub.events(id).getLast();
  }

  private Drafting drafting(List<ModeRule> modes, String... fourEyes) {
    return new Drafting(hub, encoder, store, Drafting.settings(modes, List.of(fourEyes)));
  }

  private static ModeRule rule(String category, String channel, Mode mode) {
    return new ModeRule(category, null, channel, mode);
  }

  private void settled(int approved, int edited) {
    UUID agent = hub.user("ann@hub.example", "agent");
    UUID other = jam().ticketId();
    for (int i = 0; i < approved + edited; i++) {
      hub.jdbc
          .sql(
              """
              INSERT INTO drafts (id, ticket_id, text, confidence, model, hash, state, edited, created_at, settled_at, settled_by)
              VALUES (gen_random_uuid(), ?, 'x', 0.5, 'm', 'h', 'approved', ?, now(), now(), ?)""")
          .params(other, i >= approved, agent)
          .update();
    }
  }

  private String draft(TicketEvent event, String column) {
    return hub.text(
        "SELECT " + column + "::text FROM drafts WHERE ticket_id = ? AND hash <> 'h'",
        event.ticketId());
  }

  @Test
  void without_a_rule_an_answer_waits_for_one_person() {
    TicketEvent event = jam();
    drafting(List.of()).propose(local, event);
    assertThat(draft(event, "text")).contains("Pull the paper out slowly").doesNotContain("4711");
    assertThat(draft(event, "state")).isEqualTo("proposed");
    assertThat(draft(event, "mode")).isEqualTo("draft");
    assertThat(draft(event, "four_eyes")).isEqualTo("false");
  }

  @Test
  void the_most_specific_mode_wins_and_off_writes_nothing() {
    List<ModeRule> modes =
        List.of(
            rule(null, null, Mode.DRAFT),
            rule("printer", "email", Mode.OFF),
            rule("printer", null, Mode.DRAFT));
    drafting(modes).propose(local, jam());
    assertThat(hub.count("drafts")).isZero();
    assertThat(hub.count("consumed_events WHERE consumer = 'draft-answer'")).isEqualTo(1);
    TicketEvent other = jam();
    drafting(List.of(rule("printer", "portal", Mode.OFF))).propose(local, other);
    assertThat(draft(other, "state")).isEqualTo("proposed");
  }

  @Test
  void automatic_falls_back_to_a_draft_that_says_why_until_people_have_sent_enough_unchanged() {
    List<ModeRule> auto = List.of(rule("printer", null, Mode.AUTO));
    TicketEvent few = jam();
    drafting(auto).propose(local, few);
    assertThat(draft(few, "state")).isEqualTo("proposed");
    assertThat(draft(few, "reasons")).contains("only 0 drafts like it were settled");
    settled(15, 5);
    TicketEvent poor = jam();
    drafting(auto).propose(local, poor);
    assertThat(draft(poor, "state")).isEqualTo("proposed");
    assertThat(draft(poor, "reasons")).contains("people sent 0.75 of such drafts unchanged");
  }

  @Test
  void an_automatic_answer_is_sent_by_the_hub_where_precision_allows_but_not_with_four_eyes() {
    List<ModeRule> auto = List.of(rule("printer", null, Mode.AUTO));
    settled(40, 1);
    TicketEvent event = jam();
    drafting(auto).propose(local, event);
    assertThat(draft(event, "state")).isEqualTo("approved");
    assertThat(draft(event, "mode")).isEqualTo("auto");
    assertThat(
            hub.text(
                "SELECT response_text FROM ticket_responses WHERE ticket_id = ? AND is_ai_response AND visibility = 'PUBLIC'",
                event.ticketId()))
        .contains("Pull the paper out slowly")
        .doesNotContain("[1]");
    TicketEvent risky = jam();
    drafting(auto, "printer").propose(local, risky);
    assertThat(draft(risky, "state")).isEqualTo("proposed");
    assertThat(draft(risky, "four_eyes")).isEqualTo("true");
    assertThat(draft(risky, "reasons")).contains("two persons approve");
  }

  private static ClaudeOutcome claude(String claims) {
    return new ClaudeOutcome.Answered(
        "{\"claims\":" + claims + "}",
        new ClaudeReceipt(
            UUID.randomUUID(),
            "claude-x",
            "draft",
            1,
            "abc",
            900,
            80,
            new BigDecimal("0.0039"),
            1200));
  }

  private static final Map<String, String> ON =
      Map.of("claude.api-key", "k", "claude.daily-budget-usd", "1");

  @Test
  void what_claude_wrote_is_kept_with_its_receipt_if_each_sentence_is_in_its_source() {
    TicketEvent event = jam();
    Drafting drafting =
        new Drafting(hub, encoder, store, Drafting.settings(List.of(), List.of()), ON);
    DraftWork work = drafting.proposals.begin(event);
    assertThat(work.isForClaude()).isTrue();
    assertThat(work.question().outside()).noneMatch(text -> text.text().contains("4711"));
    DraftResult result =
        drafting.answered(
            work,
            claude(
                """
                [{"text":"Please open the doors in the order shown.","gloss":"","source":1},
                 {"text":"Then pull out the paper slowly with both hands.","gloss":"","source":1}]"""),
            local);
    drafting.proposals.store(work, result);
    assertThat(draft(event, "text")).startsWith("Please open the doors in the order shown. [1]");
    assertThat(draft(event, "model")).isEqualTo("claude-x");
    assertThat(draft(event, "receipt ->> 'promptHash'")).isEqualTo("abc");
    assertThat(draft(event, "receipt ->> 'costUsd'")).isEqualTo("0.0039");
  }

  @Test
  void one_invented_sentence_refuses_the_whole_answer_and_the_sources_are_quoted_instead() {
    TicketEvent event = jam();
    Drafting drafting =
        new Drafting(hub, encoder, store, Drafting.settings(List.of(), List.of()), ON);
    DraftWork work = drafting.proposals.begin(event);
    for (String invented :
        List.of(
            "[{\"text\":\"Open the doors in the order shown.\",\"gloss\":\"\",\"source\":1},"
                + "{\"text\":\"Call 0800 4444 for a new printer.\",\"gloss\":\"\",\"source\":1}]",
            "[{\"text\":\"Open the doors in the order shown.\",\"gloss\":\"\",\"source\":9}]",
            "[]")) {
      DraftResult result = drafting.answered(work, claude(invented), local);
      assertThat(result.modelId()).isEqualTo(ExtractiveDrafter.MODEL_ID);
      assertThat(result.answer().orElseThrow().text()).doesNotContain("0800");
      assertThat(result.reasons().getFirst()).contains("Claude");
    }
    assertThat(
            drafting
                .answered(work, new ClaudeOutcome.NotAsked("no budget"), local)
                .reasons()
                .getFirst())
        .isEqualTo("Claude was not asked: no budget");
  }

  @Test
  void a_hindi_question_gets_the_english_article_that_answers_it() {
    UUID id =
        hub.receive(
                "mail-support", Said.mail("प्रिंटर में कागज फँस गया है").title("प्रिंटर").intake())
            .ticketId();
    hub.jdbc
        .sql("UPDATE tickets SET category = 'printer', language = 'hi' WHERE id = ?")
        .param(id)
        .update();
    TicketRow ticket = hub.ticket(id);
    hub.bean(TicketHistory.class)
        .record(
            id,
            ticket.number(),
            ticket.version(),
            EventTypes.TICKET_ENRICHED,
            "ai",
            null,
            "m",
            List.of("language"),
            null,
            null,
            Map.of());
    TicketEvent event = hub.events(id).getLast();
    drafting(List.of()).propose(local, event);
    assertThat(draft(event, "text")).contains("Pull the paper out slowly");
    assertThat(draft(event, "reasons")).contains("found across languages");
  }
}
