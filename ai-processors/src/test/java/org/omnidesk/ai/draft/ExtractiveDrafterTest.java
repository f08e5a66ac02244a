package org.omnidesk.ai.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.knowledge.SeedArticle;
import org.omnidesk.ai.knowledge.SeedArticles;

/** Answers from the product's own articles, with the real encoder. */
class ExtractiveDrafterTest {

  private static OnnxMiniLmEncoder encoder;
  private static ExtractiveDrafter drafter;
  private static List<DraftSource> articles;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
    encoder.ready().join();
    List<String> known = new ArrayList<>();
    SeedTexts.load(TestSettings.categoryIds()).stream().map(SeedText::text).forEach(known::add);
    SeedArticles.load().stream().map(SeedArticle::content).forEach(known::add);
    drafter = new ExtractiveDrafter(new Relevance(encoder, () -> known), 0.30, List.of());
    articles =
        SeedArticles.load().stream()
            .map(
                a ->
                    new DraftSource(
                        "knowledge",
                        UUID.nameUUIDFromBytes(a.key().getBytes(StandardCharsets.UTF_8)),
                        a.title(),
                        a.content(),
                        a.language(),
                        0))
            .toList();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static DraftResult draft(String text, String language) {
    return drafter.draft(new DraftRequest("", text, language, articles));
  }

  @Test
  void a_question_is_answered_from_the_right_article_and_every_statement_cites_it() {
    Map<String, String> questions =
        Map.of(
            "My VPN drops every few minutes at home, what can I do?",
                "VPN disconnects or does not connect from home",
            "I forgot my password and now the account is locked",
                "Password forgotten or account locked",
            "The printer on our floor has a paper jam again", "Paper jam in the printer",
            "I clicked on a phishing link and typed my password",
                "What to do after clicking a phishing link");
    questions.forEach(
        (question, title) -> {
          DraftAnswer answer = draft(question, "en").answer().orElseThrow();
          assertThat(answer.sources().getFirst().title()).as(question).isEqualTo(title);
          assertThat(answer.text().lines()).allMatch(line -> line.matches(".*\\[\\d]$"));
          assertThat(answer.confidence()).isBetween(0.3, 1.0);
          assertThat(answer.language()).isEqualTo("en");
          assertThat(answer.reasons()).isNotEmpty();
        });
  }

  @Test
  void every_statement_stands_word_for_word_in_its_source() {
    DraftAnswer answer = draft("laptop does not start, black screen", "en").answer().orElseThrow();
    for (CitedSource cited : answer.sources()) {
      DraftSource source =
          articles.stream().filter(a -> a.id().equals(cited.id())).findFirst().orElseThrow();
      assertThat(cited.quotes()).isNotEmpty().allMatch(source.text()::contains);
    }
    String withoutQuotes = answer.text();
    for (CitedSource cited : answer.sources()) {
      for (String quote : cited.quotes()) {
        withoutQuotes = withoutQuotes.replace(quote, "");
      }
    }
    assertThat(withoutQuotes).doesNotContainPattern("\\p{L}");
  }

  @Test
  void hindi_and_hinglish_questions_are_answered_in_their_language() {
    DraftAnswer hindi =
        draft("मेरा पासवर्ड भूल गया और खाता लॉक हो गया है", "hi").answer().orElseThrow();
    assertThat(hindi.language()).isEqualTo("hi");
    assertThat(hindi.sources().getFirst().title()).contains("पासवर्ड");
    assertThat(hindi.reasons()).anyMatch(r -> r.contains("does not read Hindi"));
    DraftAnswer hinglish =
        draft("printer me paper jam ho raha hai kya karu", "hinglish").answer().orElseThrow();
    assertThat(hinglish.language()).isEqualTo("hinglish");
    assertThat(hinglish.sources().getFirst().title()).startsWith("Printer me paper jam");
  }

  @Test
  void a_question_that_no_source_answers_is_refused_with_the_reason() {
    for (String question :
        List.of(
            "Which wine goes well with grilled salmon?",
            "How tall is the Eiffel tower and who designed it?",
            "xqzt bbrw plonk")) {
      DraftResult result = draft(question, "en");
      assertThat(result.answer()).as(question).isEmpty();
      assertThat(result.reasons())
          .singleElement()
          .asString()
          .startsWith("refused: the best source");
    }
    assertThat(drafter.draft(new DraftRequest("", "printer jam", "en", List.of())).reasons())
        .containsExactly("refused: there is no source");
    assertThat(draft(" ", "en").answer()).isEmpty();
  }

  @Test
  void a_solved_ticket_is_quoted_by_its_fitting_sentences() {
    DraftSource ticket =
        new DraftSource(
            "ticket",
            UUID.randomUUID(),
            "Label printer prints blank labels",
            "Hello. The print head of the label printer was dirty. Clean it with the alcohol pen and"
                + " run the calibration. Have a nice day. Greetings from the canteen.",
            "en",
            0.8);
    DraftAnswer answer =
        drafter
            .draft(
                new DraftRequest(
                    "Blank labels",
                    "our label printer prints only blank labels",
                    "en",
                    List.of(ticket)))
            .answer()
            .orElseThrow();
    assertThat(answer.text()).contains("print head").doesNotContain("canteen");
    assertThat(answer.sources()).singleElement().extracting(CitedSource::kind).isEqualTo("ticket");
  }

  @Test
  void the_articles_of_the_product_have_steps_known_categories_and_languages() {
    List<SeedArticle> all = SeedArticles.load();
    assertThat(all).hasSizeGreaterThanOrEqualTo(45);
    assertThat(all)
        .allSatisfy(
            a -> {
              assertThat(TestSettings.categoryIds()).contains(a.category());
              assertThat(a.content()).contains("1. ").contains("2. ");
              assertThat(a.language()).isIn("en", "hi", "hinglish");
            });
    assertThat(all).filteredOn(a -> a.language().equals("hi")).hasSize(9);
    assertThat(all).filteredOn(a -> a.language().equals("hinglish")).hasSize(7);
  }
}
