package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.claude.Prompts;
import org.omnidesk.ai.draft.CitedSource;
import org.omnidesk.ai.draft.ClaimsGate;
import org.omnidesk.ai.draft.ClaudeDrafts;
import org.omnidesk.ai.draft.ClaudeGlosses;
import org.omnidesk.ai.draft.DraftModes;
import org.omnidesk.ai.draft.DraftPrecision;
import org.omnidesk.ai.draft.DraftProperties;
import org.omnidesk.ai.draft.DraftProperties.Mode;
import org.omnidesk.ai.draft.DraftProperties.ModeRule;
import org.omnidesk.ai.draft.ExtractiveDrafter;
import org.omnidesk.ai.draft.LocalDrafts;
import org.omnidesk.ai.draft.Relevance;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.enrich.DraftRequests;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.retrieve.Passage;
import org.omnidesk.ai.retrieve.Retrieved;
import org.omnidesk.api.ai.Understanding.Embeddings;
import org.omnidesk.api.ai.Understanding.GeneratedResponse;
import org.omnidesk.api.ai.Understanding.TextToAnswer;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.hub.understanding.Answers;
import org.omnidesk.tickets.TestHub;

/** Answers and vectors on demand, by the real YAML, drafters, gate and encoder. */
class AnswersTest extends RouteTestBase {

  private static final UUID ARTICLE = UUID.randomUUID();
  private static OnnxMiniLmEncoder encoder;

  @TempDir Path data;
  private final ClaudeByHand claude = new ClaudeByHand();
  private final List<Passage> passages = new ArrayList<>();
  private TestHub hub;

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
    passages.add(
        article(
            "Paper jam in the printer",
            "1. Open the doors in the order shown.\n2. Pull the paper out slowly with both hands.",
            "en"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static Passage article(String title, String text, String language) {
    return new Passage(
        Passage.KNOWLEDGE, ARTICLE, ARTICLE, title, text, language, "PUBLIC", "printer");
  }

  private Answers answers(boolean claudeOn, Encoder used, ModeRule... rules) throws Exception {
    Bridge bridge = new Bridge();
    ClaimsGate gate = new ClaimsGate(encoder, bridge);
    Prompts prompts = new Prompts(Map.of());
    ClaudeDrafts claudeDrafts = new ClaudeDrafts(prompts, gate);
    DraftProperties settings =
        new DraftProperties(
            List.of(rules), List.of(), 0.95, 10, 90, 6, 1000, Duration.ZERO, true, List.of());
    bind("claudeDrafts", claudeDrafts);
    bind("claudeGlosses", new ClaudeGlosses(prompts, gate));
    bind(
        "localDrafts",
        new LocalDrafts(
            new ExtractiveDrafter(
                new Relevance(
                    used,
                    () ->
                        List.of(
                            "printer paper jam",
                            "password reset",
                            "प्रिंटर में कागज़",
                            "पासवर्ड बदलें")),
                0.3,
                List.of()),
            bridge));
    claude.into(camel);
    load("errors/let-through", "enrich/write-draft", "enrich/gloss-draft");
    camel.start();
    DraftRequests requests =
        new DraftRequests(
            hub.jdbc,
            query -> passages.stream().map(p -> new Retrieved(p, 0.9, "fits")).toList(),
            new DraftModes(settings, new DraftPrecision(hub.jdbc)),
            ClaudeByHand.gate(claudeOn),
            claudeDrafts,
            settings);
    return new Answers(
        requests,
        new LocalLanguageDetector(
            List.of("en", "hi"), List.of(), Duration.ofSeconds(60), List.of()),
        used,
        camel);
  }

  private static TextToAnswer text(String text, String language) {
    return new TextToAnswer(null, null, text, language, null, null);
  }

  private static final TextToAnswer JAM =
      text("The printer on the third floor jams, paper is stuck in it", "en");

  @Test
  void a_text_is_answered_by_what_its_source_says_with_the_source() throws Exception {
    GeneratedResponse answer = answers(false, encoder).answer(JAM);
    assertThat(answer.text()).contains("Pull the paper out slowly with both hands. [1]");
    assertThat(answer.language()).isEqualTo("en");
    assertThat(answer.gloss()).isNull();
    assertThat(answer.confidence()).isBetween(0.3, 1.0);
    assertThat(answer.model()).isEqualTo("extractive-v1");
    assertThat(answer.receipt()).isNull();
    assertThat(answer.sources())
        .singleElement()
        .isInstanceOfSatisfying(
            CitedSource.class, source -> assertThat(source.id()).isEqualTo(ARTICLE));
  }

  @Test
  void without_a_source_or_with_drafting_off_there_is_no_answer_but_a_reason() throws Exception {
    Answers answers = answers(false, encoder, new ModeRule("printer", null, null, Mode.OFF));
    GeneratedResponse off =
        answers.answer(new TextToAnswer(null, "Printer", "jams", "en", "printer", "email"));
    assertThat(off.text()).isNull();
    assertThat(off.reasons()).singleElement().asString().contains("drafting is off");
    passages.clear();
    GeneratedResponse none = answers.answer(JAM);
    assertThat(none.text()).isNull();
    assertThat(none.confidence()).isNull();
    assertThat(none.reasons()).singleElement().asString().contains("there is no source");
  }

  @Test
  void claude_answers_where_it_is_on_with_a_receipt() throws Exception {
    claude.answers.put(
        "draft",
        """
        {"claims": [{"text": "Pull the paper out slowly with both hands.",
          "gloss": "Pull the paper out slowly with both hands.", "source": 1}]}""");
    GeneratedResponse answer = answers(true, encoder).answer(JAM);
    assertThat(answer.model()).isEqualTo("claude-x");
    assertThat(answer.text()).isEqualTo("Pull the paper out slowly with both hands. [1]");
    assertThat(answer.receipt().toString()).contains("claude-x");
  }

  private TextToAnswer inHindi() {
    passages.clear();
    passages.add(
        article(
            "प्रिंटर में कागज़ फँस गया",
            "1. प्रिंटर बंद करें और 30 सेकंड रुकें।\n2. कागज़ को धीरे से बाहर खींचें।",
            "hi"));
    return text("प्रिंटर में कागज़ फँस गया है", null);
  }

  @Test
  void a_local_answer_in_hindi_gets_an_english_gloss_by_claude_where_claude_has_spoken()
      throws Exception {
    claude.answers.put("draft", "{\"claims\": []}");
    claude.answers.put(
        "gloss",
        "{\"lines\": [\"Switch the printer off and wait 30 seconds.\", \"Pull the paper out slowly.\"]}");
    GeneratedResponse answer = answers(true, encoder).answer(inHindi());
    assertThat(claude.asked).extracting(q -> q.operation()).containsExactly("draft", "gloss");
    assertThat(answer.model()).isEqualTo("extractive-v1");
    assertThat(answer.language()).isEqualTo("hi");
    assertThat(answer.text()).contains("30 सेकंड रुकें। [1]");
    assertThat(answer.gloss())
        .as("%s", answer.reasons())
        .isEqualTo(
            "1. Switch the printer off and wait 30 seconds. [1]\n2. Pull the paper out slowly. [1]");
  }

  @Test
  void where_claude_is_off_or_fails_the_gloss_is_word_by_word_and_claude_is_not_asked_for_it()
      throws Exception {
    Answers answers = answers(true, encoder);
    GeneratedResponse answer = answers.answer(inHindi());
    assertThat(answer.gloss()).startsWith("(word by word) ");
    assertThat(claude.asked).extracting(q -> q.operation()).containsExactly("draft");
  }

  /** A model that did not load. */
  private static final class Missing implements Encoder {
    @Override
    public List<float[]> encode(List<String> texts) {
      throw new ModelNotReadyException("the model is not there", null);
    }

    @Override
    public String modelId() {
      return "missing";
    }

    @Override
    public int dimensions() {
      return 384;
    }

    @Override
    public CompletableFuture<Void> ready() {
      return CompletableFuture.failedFuture(new ModelNotReadyException("missing", null));
    }

    @Override
    public void close() {}
  }

  @Test
  void vectors_come_in_the_order_of_the_texts_blank_ones_too() throws Exception {
    Embeddings vectors =
        answers(false, encoder).embed(List.of("vpn drops", "", "vpn drops", "coffee"));
    assertThat(vectors.model()).isEqualTo(encoder.modelId());
    assertThat(vectors.dimensions()).isEqualTo(384);
    assertThat(vectors.embeddings()).hasSize(4).allMatch(vector -> vector.length == 384);
    assertThat(vectors.embeddings().get(0)).isEqualTo(vectors.embeddings().get(2));
    assertThat(vectors.embeddings().get(0)).isNotEqualTo(vectors.embeddings().get(3));
  }

  @Test
  void a_model_that_is_not_there_is_said_and_nothing_is_answered() throws Exception {
    Answers answers = answers(false, new Missing());
    assertThatThrownBy(() -> answers.embed(List.of("a")))
        .isInstanceOfSatisfying(
            ApiProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
  }
}
