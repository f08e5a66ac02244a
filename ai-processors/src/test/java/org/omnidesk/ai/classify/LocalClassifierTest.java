package org.omnidesk.ai.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/** The classifier of a fresh installation, on texts that are in no training set. */
class LocalClassifierTest {

  @TempDir static Path folder;
  private static OnnxMiniLmEncoder encoder;
  private static LocalClassifier classifier;

  @BeforeAll
  static void train() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(120), List.of());
    classifier = new LocalClassifier(TestSettings.standard(), encoder, folder, List.of());
    // Words answer first; the fused model takes over while nobody waits.
    assertThat(classifier.current().id()).startsWith("words-");
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> classifier.modelId().startsWith("fused-"));
  }

  @AfterAll
  static void unload() {
    encoder.close();
  }

  private static Classification classify(String text) {
    return classifier.classify(List.of(new ClassifiableText("", text, null))).getFirst();
  }

  @Test
  void held_out_texts_are_told_far_better_than_by_chance_and_confidence_means_what_it_says() {
    HeldOutScores scores = classifier.current().scores();
    System.out.printf(
        Locale.ROOT,
        "seed cross-validation: n=%d accuracy=%.3f macroF1=%.3f ece=%.3f kept=%.3f"
            + " precision=%.3f%n",
        scores.n(),
        scores.accuracy(),
        scores.macroF1(),
        scores.ece(),
        scores.kept(),
        scores.precisionKept());
    assertThat(scores.n()).isGreaterThan(1_000);
    assertThat(scores.accuracy()).isGreaterThan(0.70);
    assertThat(scores.macroF1()).isGreaterThan(0.70);
    assertThat(scores.ece()).isLessThan(0.06);
    assertThat(scores.precisionKept()).isGreaterThanOrEqualTo(0.88);
    assertThat(scores.kept()).isGreaterThan(0.45);
    assertThat(scores.languages()).contains("en", "hi", "hinglish", "de");
    assertThat(scores.perClass()).hasSize(TestSettings.categoryIds().size());
  }

  @Test
  void fresh_tickets_are_classified_and_what_is_proposed_is_mostly_right() {
    int right = 0;
    int proposed = 0;
    int proposedRight = 0;
    int near = 0;
    int types = 0;
    List<String> lines = lines("/ai/fresh-tickets.txt");
    for (String line : lines) {
      String[] labels = line.substring(0, line.indexOf('|')).trim().split(" +");
      String text = line.substring(line.indexOf('|') + 1).trim();
      ClassifiableText asked = new ClassifiableText("", text, labels[0]);
      Prediction p = classifier.current().predict(List.of(asked), encoder).getFirst();
      Classification c = classify(text);
      right += p.category().equals(labels[3]) ? 1 : 0;
      proposed += p.abstained() ? 0 : 1;
      proposedRight += !p.abstained() && p.category().equals(labels[3]) ? 1 : 0;
      int wanted = Urgency.valueOf(labels[1].toUpperCase(Locale.ROOT)).ordinal();
      near += Math.abs(c.urgency().ordinal() - wanted) <= 1 ? 1 : 0;
      types += c.type().wireName().equals(labels[2]) ? 1 : 0;
    }
    double n = lines.size();
    System.out.printf(
        Locale.ROOT,
        "fresh tickets: n=%.0f accuracy=%.3f proposed=%.3f precision=%.3f urgency within one"
            + " step=%.3f type=%.3f%n",
        n,
        right / n,
        proposed / n,
        proposedRight / (double) proposed,
        near / n,
        types / n);
    assertThat(right / n).isGreaterThan(0.75);
    assertThat(proposed / n).isGreaterThan(0.5);
    assertThat(proposedRight / (double) proposed).isGreaterThan(0.85);
    assertThat(near / n).isGreaterThan(0.95);
    assertThat(types / n).isGreaterThan(0.8);
  }

  @Test
  void texts_in_four_languages_get_their_category_with_model_and_reasons() {
    Map.of(
            "The VPN client disconnects me from the company network every few minutes",
            "network-vpn",
            "मेरा पासवर्ड काम नहीं कर रहा और खाता लॉक हो गया",
            "access-password",
            "printer me paper jam ho gaya hai, print nahi nikal raha",
            "printer",
            "SAP Buchung der Rechnung in MIRO bricht mit Fehler ab",
            "sap-erp",
            "I got a phishing mail and clicked the link, my password is now stolen",
            "security-phishing")
        .forEach(
            (text, category) -> {
              Classification c = classify(text);
              assertThat(c.category()).as(text).isEqualTo(category);
              assertThat(c.categoryConfidence()).isBetween(0.2, 1.0);
              assertThat(c.modelId()).matches("fused-[0-9a-f]{10}");
              assertThat(c.reasons()).anyMatch(r -> r.startsWith("words for " + category));
              assertThat(c.reasons()).anyMatch(r -> r.startsWith("like: \""));
            });
  }

  @Test
  void nonsense_and_empty_texts_are_abstained_from_with_a_reason() {
    for (String nonsense :
        List.of("", "xqzt bbrw plonk fnurgle", "lorem ipsum dolor sit amet consectetur", "12345")) {
      Classification c = classify(nonsense);
      assertThat(c.abstained()).as(nonsense).isTrue();
      assertThat(c.category()).isNull();
      assertThat(c.reasons()).anyMatch(r -> r.startsWith("abstained: "));
    }
  }

  @Test
  void an_outage_of_many_is_urgent_in_every_language_and_patience_is_not() {
    for (String outage :
        List.of(
            "Server down, nobody can work, the entire plant stands still",
            "सर्वर बंद है, सभी लोग परेशान हैं, तुरंत देखें",
            "server band hai, sab log khali baithe hain, turant dekho",
            "Server ausgefallen, niemand kann arbeiten, bitte sofort")) {
      assertThat(classify(outage).urgency()).as(outage).isIn(Urgency.HIGH, Urgency.CRITICAL);
    }
    for (String patient :
        List.of(
            "Please give me a second monitor, no hurry",
            "एक दूसरा मॉनिटर चाहिए, कोई जल्दी नहीं",
            "ek aur monitor chahiye, koi jaldi nahi",
            "Bitte einen zweiten Monitor, keine Eile")) {
      assertThat(classify(patient).urgency()).as(patient).isIn(Urgency.LOW, Urgency.MEDIUM);
      assertThat(classify(patient).type()).as(patient).isEqualTo(TicketType.REQUEST);
    }
  }

  @Test
  void not_urgent_is_no_pressure() {
    assertThat(UrgencySignal.in("This is not urgent, whenever you can"))
        .containsExactly(UrgencySignal.PATIENCE);
  }

  @Test
  void the_next_start_reads_the_kept_model_and_answers_the_same() {
    LocalClassifier again =
        new LocalClassifier(TestSettings.standard(), encoder, folder, List.of());
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> again.modelId().startsWith("fused-"));
    List<ClassifiableText> texts =
        List.of(
            new ClassifiableText("Outlook", "no new mail since yesterday", "en"),
            new ClassifiableText("", "ठीक से प्रिंट नहीं हो रहा", "hi"));
    assertThat(again.classify(texts)).isEqualTo(classifier.classify(texts));
  }

  @Test
  void a_promoted_model_answers_at_once_and_one_of_another_encoder_is_refused() {
    LocalClassifier own = new LocalClassifier(TestSettings.standard(), null, null, List.of());
    TrainedClassifier promoted =
        TrainedClassifier.train(
            List.of(
                LabelledText.of("pump leaks oil", "en", "pumps"),
                LabelledText.of("conveyor belt torn", "en", "belts")),
            List.of(),
            null,
            TrainingOptions.standard(),
            Progress.NONE);
    own.use(promoted);
    assertThat(own.modelId()).isEqualTo(promoted.id());
    assertThat(own.classify(List.of(new ClassifiableText("", "the pump leaks", "en"))))
        .allMatch(c -> c.modelId().equals(promoted.id()));
    assertThatThrownBy(() -> own.use(classifier.current()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(encoder.modelId());
  }

  @Test
  void a_huge_text_is_classified() {
    String log = "ERROR connection refused to database host, retrying in 5 s\n".repeat(20_000);
    assertThat(classify(log).reasons()).isNotEmpty();
  }

  private static List<String> lines(String resource) {
    try (InputStream stream = LocalClassifierTest.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
