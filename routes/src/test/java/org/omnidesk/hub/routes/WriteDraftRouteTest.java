package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.Prompt;
import org.omnidesk.ai.draft.ClaudeGlosses;
import org.omnidesk.ai.draft.DraftAnswer;
import org.omnidesk.ai.draft.DraftRequest;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftWork;

/** Who writes an answer, by the real YAML. */
class WriteDraftRouteTest extends RouteTestBase {

  private static final DraftRequest REQUEST = new DraftRequest("t", "x", "en", List.of());
  private final List<String> called = new ArrayList<>();
  private boolean claudeAnswers;

  private static DraftResult written(String by) {
    return DraftResult.of(new DraftAnswer("text", "en", 0.5, by, List.of(), List.of()));
  }

  /** Claude's side, with a switch in place of a model. */
  public final class Claude {
    public ClaudeOutcome ask(ClaudeQuestion question) {
      called.add("ask");
      return new ClaudeOutcome.NotAsked("no model in this test");
    }

    public DraftResult answer(DraftWork work, ClaudeOutcome outcome) {
      called.add("check");
      return claudeAnswers ? written("claude") : DraftResult.refused("claude", "refused");
    }
  }

  /** The local side. */
  public final class Local {
    public DraftResult none() {
      return new DraftResult(Optional.empty(), "none", List.of());
    }

    public DraftResult draft(DraftWork work, DraftResult before) {
      called.add("local after " + before.modelId());
      return written("local");
    }
  }

  @BeforeEach
  void start() throws Exception {
    bind("claudeDrafts", new Claude());
    bind("localDrafts", new Local());
    bind("claudeGlosses", new ClaudeGlosses(null, null));
    camel.addRoutes(
        new org.apache.camel.builder.RouteBuilder() {
          @Override
          public void configure() {
            from("direct:ask-claude").bean(new Claude(), "ask");
          }
        });
    load("errors/let-through", "enrich/write-draft", "enrich/gloss-draft");
    camel.start();
  }

  private String write(ClaudeQuestion question) {
    return camel
        .createFluentProducerTemplate()
        .withVariable("draft", new DraftWork(REQUEST, null, question, null))
        .to("direct:write-draft")
        .request(DraftResult.class)
        .modelId();
  }

  private static ClaudeQuestion question() {
    return new ClaudeQuestion(
        "draft", UUID.randomUUID(), null, null, new Prompt("draft", 1, "", ""), List.of(), "{}", 9);
  }

  @Test
  void claude_writes_where_it_may_and_its_claims_hold() {
    claudeAnswers = true;
    assertThat(write(question())).isEqualTo("claude");
    assertThat(called).containsExactly("ask", "check");
  }

  @Test
  void the_local_drafter_writes_where_claims_do_not_hold_or_nobody_may_be_asked() {
    assertThat(write(question())).isEqualTo("local");
    assertThat(called).containsExactly("ask", "check", "local after claude");
    called.clear();
    assertThat(write(null)).isEqualTo("local");
    assertThat(called).containsExactly("local after none");
  }
}
