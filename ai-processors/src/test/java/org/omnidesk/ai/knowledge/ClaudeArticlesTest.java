package org.omnidesk.ai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.claude.ClaudeOutcome;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.ai.claude.ClaudeReceipt;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.draft.ClaimsGate;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.retrieve.Bridge;

/** What Claude writes of a solved ticket is held against its public answers, with the real gate. */
class ClaudeArticlesTest {

  private static final ArticleWork WORK =
      new ArticleWork(
          UUID.randomUUID(),
          "Badge does not open the gate",
          "My badge does not open the gate at the car park since Monday",
          "access",
          "en",
          List.of(
              "Hold the badge to the reader for 3 seconds until it blinks green.",
              "Write to gate@hub.example if the reader stays red."),
          null,
          null);

  private static OnnxMiniLmEncoder encoder;
  private static ClaudeArticles articles;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
    articles = new ClaudeArticles(new Prompts(Map.of()), new ClaimsGate(encoder, new Bridge()));
  }

  @AfterAll
  static void unload() {
    encoder.close();
  }

  private static ArticleText answered(String title, String claims) {
    return articles.answer(
        WORK,
        new ClaudeOutcome.Answered(
            "{\"title\":\"%s\",\"procedure\":true,\"claims\":[%s]}".formatted(title, claims),
            new ClaudeReceipt(
                UUID.randomUUID(), "claude-x", "article", 1, "abc", 90, 80, BigDecimal.ONE, 12)));
  }

  private static String claim(String text, int source) {
    return "{\"text\":\"%s\",\"source\":%d}".formatted(text, source);
  }

  private static final String HOLD = claim("Hold the badge to the reader for 3 seconds.", 1);

  @Test
  void the_question_holds_the_public_answers_as_outside_text_and_names_the_ticket() {
    ClaudeQuestion question = articles.question(WORK, "email", "confidential");
    assertThat(question.operation()).isEqualTo("article");
    assertThat(question.ticketId()).isEqualTo(WORK.ticket());
    assertThat(question.dataClass()).isEqualTo("confidential");
    assertThat(question.prompt().text()).doesNotContain("{{").doesNotContain("badge");
    assertThat(question.outside()).hasSize(4);
    assertThat(question.outside().get(3).text()).contains("gate@hub.example");
  }

  @Test
  void sentences_that_the_answers_say_become_numbered_steps() {
    ArticleText text =
        answered(
            "Badge does not open the gate",
            HOLD + "," + claim("Write to gate@hub.example if the reader stays red.", 2));
    assertThat(text.isMissing()).as("%s", text).isFalse();
    assertThat(text.content())
        .isEqualTo(
            "1. Hold the badge to the reader for 3 seconds.\n2. Write to gate@hub.example if the reader stays red.");
    assertThat(text.modelId()).isEqualTo("claude-x");
  }

  @Test
  void one_invented_sentence_refuses_the_whole_article() {
    for (String invented :
        List.of(
            claim("Hold the badge to the reader for 30 seconds.", 1),
            claim("Call 4711 for a new badge.", 1),
            claim("Do not hold the badge to the reader.", 1),
            claim("Write to gate@evil.example if the reader stays red.", 2),
            claim("Hold the badge to the reader for 3 seconds.", 3))) {
      ArticleText text = answered("Badge does not open the gate", HOLD + "," + invented);
      assertThat(text.isMissing()).as(invented).isTrue();
      assertThat(text.reasons()).as(invented).singleElement().asString().startsWith("refused");
    }
  }

  @Test
  void a_title_that_says_more_than_the_ticket_is_not_taken() {
    ArticleText text = answered("Badge 4711 of Meera is broken", HOLD);
    assertThat(text.title()).isEqualTo("Badge does not open the gate");
    assertThat(text.reasons()).anyMatch(reason -> reason.startsWith("the title is the ticket's"));
  }

  @Test
  void without_an_answer_there_is_no_article_and_the_reason_is_told() {
    assertThat(articles.answer(WORK, new ClaudeOutcome.NotAsked("no budget")).reasons())
        .containsExactly("Claude was not asked: no budget");
    assertThat(articles.answer(WORK, new ClaudeOutcome.Failed("cut", "half")).isMissing()).isTrue();
    assertThat(answered("x", "").isMissing()).isTrue();
  }
}
