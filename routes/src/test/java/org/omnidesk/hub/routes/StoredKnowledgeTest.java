package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.draft.ClaimsGate;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.knowledge.ArticleDrafts;
import org.omnidesk.ai.knowledge.ClaudeArticles;
import org.omnidesk.ai.knowledge.KnowledgeGaps;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.safety.mask.PlaceholderMasker;
import org.omnidesk.ai.safety.mask.SensitiveValues;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.knowledge.KnowledgeWork;
import org.omnidesk.hub.understanding.StoredKnowledge;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.CommandException;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.command.NewResponse;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.response.Visibility;

/** An article from a solved ticket, by the real YAML, gate and masker, on PostgreSQL. */
class StoredKnowledgeTest extends RouteTestBase {

  private static final String TRUE =
      """
      {"title": "Badge does not open the gate", "procedure": true, "claims": [
        {"text": "Hold the badge to the reader for 3 seconds.", "source": 1},
        {"text": "Write to gate.desk@hub.example if it stays red.", "source": 1}]}""";

  private static OnnxMiniLmEncoder encoder;

  @TempDir Path data;
  private final ClaudeByHand claude = new ClaudeByHand();
  private TestHub hub;
  private Actor agent;

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
    agent = new Actor(hub.user("ann@hub.example", "agent"), "Ann", "agent");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private KnowledgeWork knowledge(boolean claudeOn) throws Exception {
    ClaudeArticles articles =
        new ClaudeArticles(new Prompts(Map.of()), new ClaimsGate(encoder, new Bridge()));
    ArticleDrafts drafts =
        new ArticleDrafts(
            hub.jdbc,
            new PlaceholderMasker(
                new SensitiveValues("IN", List.<Pattern>of(), List.of("internal"))),
            new KnowledgeStore(hub.jdbc, hub.bean(Transactions.class)),
            ClaudeByHand.gate(claudeOn),
            articles);
    bind("claudeArticles", articles);
    bind("articleDrafts", drafts);
    claude.into(camel);
    load("errors/let-through", "enrich/draft-article");
    camel.start();
    KnowledgeGaps gaps =
        new KnowledgeGaps(
            hub.jdbc,
            encoder,
            query -> {
              throw new ModelNotReadyException("it loads", null);
            });
    return new StoredKnowledge(drafts, gaps, camel);
  }

  private UUID solved() {
    UUID ticket =
        hub.receive(
                "mail-support",
                Said.mail("My badge does not open the gate")
                    .title("Badge does not open the gate")
                    .intake())
            .ticketId();
    TicketCommands commands = hub.bean(TicketCommands.class);
    commands.respond(
        ticket,
        new NewResponse(
            "Hold the badge to the reader for 3 seconds. Write to gate.desk@hub.example if it stays red.",
            Visibility.PUBLIC,
            null,
            null),
        agent);
    commands.respond(
        ticket,
        new NewResponse("He is a nuisance, and 4711 opens all.", Visibility.INTERNAL, null, null),
        agent);
    hub.jdbc
        .sql("UPDATE tickets SET status = 'resolved', language = 'en' WHERE id = ?")
        .param(ticket)
        .update();
    return ticket;
  }

  private String column(KnowledgeWork.Proposal proposal, String column) {
    return hub.text(
        "SELECT " + column + "::text FROM knowledge_base WHERE id = ?", proposal.article());
  }

  @Test
  void without_claude_the_public_answers_become_an_internal_masked_article_once() throws Exception {
    KnowledgeWork knowledge = knowledge(false);
    UUID ticket = solved();
    KnowledgeWork.Proposal proposal = knowledge.propose(ticket, agent);
    assertThat(proposal.isNew()).isTrue();
    assertThat(proposal.model()).isEqualTo(ArticleDrafts.MODEL_ID);
    assertThat(column(proposal, "content"))
        .isEqualTo(
            "Hold the badge to the reader for 3 seconds. Write to <EMAIL_1> if it stays red.");
    assertThat(column(proposal, "visibility")).isEqualTo("INTERNAL");
    assertThat(claude.asked).isEmpty();
    KnowledgeWork.Proposal again = knowledge.propose(ticket, agent);
    assertThat(again.isNew()).isFalse();
    assertThat(again.article()).isEqualTo(proposal.article());
  }

  @Test
  void claude_words_it_where_it_is_on_and_sees_no_internal_text() throws Exception {
    claude.answers.put("article", TRUE);
    KnowledgeWork.Proposal proposal = knowledge(true).propose(solved(), agent);
    assertThat(proposal.model()).as("%s", proposal).isEqualTo("claude-x");
    assertThat(column(proposal, "content"))
        .isEqualTo(
            "1. Hold the badge to the reader for 3 seconds.\n2. Write to <EMAIL_1> if it stays red.");
    assertThat(column(proposal, "visibility")).isEqualTo("INTERNAL");
    assertThat(claude.asked).hasSize(1);
    assertThat(claude.asked.getFirst().outside().toString())
        .contains("Hold the badge")
        .doesNotContain("nuisance")
        .doesNotContain("4711");
  }

  @Test
  void what_claude_invents_or_fails_at_leaves_the_answers_word_for_word() throws Exception {
    KnowledgeWork knowledge = knowledge(true);
    claude.answers.put("article", TRUE.replace("3 seconds", "30 seconds"));
    KnowledgeWork.Proposal invented = knowledge.propose(solved(), agent);
    assertThat(invented.model()).isEqualTo(ArticleDrafts.MODEL_ID);
    assertThat(invented.reasons().getFirst()).startsWith("refused");
    assertThat(column(invented, "content")).contains("3 seconds").doesNotContain("30");
    claude.answers.clear();
    KnowledgeWork.Proposal failed = knowledge.propose(solved(), agent);
    assertThat(failed.model()).isEqualTo(ArticleDrafts.MODEL_ID);
    assertThat(failed.reasons().getFirst()).contains("it took too long");
  }

  @Test
  void an_open_ticket_gives_no_article_and_a_loading_model_no_gaps() throws Exception {
    KnowledgeWork knowledge = knowledge(false);
    UUID open = hub.receive("mail-support", Said.mail("x").title("Open").intake()).ticketId();
    assertThatThrownBy(() -> knowledge.propose(open, agent))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("no such solved ticket");
    assertThatThrownBy(knowledge::gaps)
        .isInstanceOfSatisfying(
            ApiProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
  }
}
