package org.omnidesk.ai.draft;

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
import org.omnidesk.ai.claude.Prompt;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.retrieve.Bridge;

/** An English gloss by Claude takes the place of the word list's only where it says the same. */
class ClaudeGlossesTest {

  private static final String STEPS =
      "1. प्रिंटर बंद करें और 30 सेकंड रुकें। [1]\n2. पासवर्ड किसी को न बताएँ। [1]";
  private static final DraftResult ROUGH =
      DraftResult.of(
          new DraftAnswer(STEPS, "hi", 0.5, "extractive-v1", List.of("r"), List.of())
              .with(LocalDrafts.WORD_BY_WORD + "printer off do", List.of("r")));
  private static final DraftWork WORK =
      new DraftWork(
          new DraftRequest("t", "x", "hi", List.of()),
          null,
          new ClaudeQuestion(
              "draft",
              UUID.randomUUID(),
              "email",
              "internal",
              new Prompt("draft", 1, "", ""),
              List.of(),
              "{}",
              9),
          null);

  private static OnnxMiniLmEncoder encoder;
  private static ClaudeGlosses glosses;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
    glosses = new ClaudeGlosses(new Prompts(Map.of()), new ClaimsGate(encoder, new Bridge()));
  }

  @AfterAll
  static void unload() {
    encoder.close();
  }

  private static DraftAnswer put(String json) {
    return glosses
        .put(
            ROUGH,
            new ClaudeOutcome.Answered(
                json,
                new ClaudeReceipt(
                    UUID.randomUUID(), "claude-x", "gloss", 1, "abc", 9, 8, BigDecimal.ONE, 12)))
        .answer()
        .orElseThrow();
  }

  @Test
  void the_lines_are_asked_without_their_numbers_and_citations() {
    ClaudeQuestion question = glosses.question(WORK, ROUGH);
    assertThat(question.operation()).isEqualTo("gloss");
    assertThat(question.ticketId()).isEqualTo(WORK.question().ticketId());
    assertThat(question.prompt().text()).contains("Hindi").doesNotContain("{{");
    assertThat(question.outside())
        .extracting(outside -> outside.text())
        .containsExactly("प्रिंटर बंद करें और 30 सेकंड रुकें।", "पासवर्ड किसी को न बताएँ।");
  }

  @Test
  void a_gloss_that_says_the_same_takes_the_place_of_the_rough_one() {
    assertThat(ROUGH.isGlossRough()).isTrue();
    DraftAnswer answer =
        put(
            "{\"lines\":[\"Switch the printer off and wait 30 seconds.\",\"Do not tell anyone the password.\"]}");
    assertThat(answer.gloss())
        .isEqualTo(
            "1. Switch the printer off and wait 30 seconds. [1]\n2. Do not tell anyone the password. [1]");
    assertThat(answer.text()).isEqualTo(STEPS);
    assertThat(answer.reasons()).contains("English gloss by claude-x, prompt gloss v1");
    assertThat(DraftResult.of(answer).isGlossRough()).isFalse();
  }

  @Test
  void a_gloss_with_another_number_denial_count_of_lines_or_subject_is_refused() {
    for (String wrong :
        List.of(
            "{\"lines\":[\"Switch the printer off and wait 3 seconds.\",\"Do not tell anyone the password.\"]}",
            "{\"lines\":[\"Switch the printer off and wait 30 seconds.\",\"Tell everyone the password.\"]}",
            "{\"lines\":[\"Order 30 new keyboards for the canteen.\",\"Never eat lunch at noon.\"]}",
            "{\"lines\":[\"Switch the printer off and wait 30 seconds.\"]}")) {
      DraftAnswer answer = put(wrong);
      assertThat(answer.gloss()).as(wrong).startsWith(LocalDrafts.WORD_BY_WORD);
      assertThat(answer.reasons()).as(wrong).hasSize(2);
    }
  }

  @Test
  void without_an_answer_the_result_is_what_it_was() {
    assertThat(glosses.put(ROUGH, new ClaudeOutcome.NotAsked("no budget"))).isSameAs(ROUGH);
  }
}
