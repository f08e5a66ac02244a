package org.omnidesk.ai.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/** The classifier as the product trains it, on texts that are in no training set. */
class SeedClassifierTest {

  private static SeedClassifier classifier;
  private static SeedClassifier classifierWithoutThreshold;

  @BeforeAll
  static void train() {
    classifier = new SeedClassifier(TestSettings.standard(), List.of());
    classifierWithoutThreshold = new SeedClassifier(TestSettings.withThreshold(0.0), List.of());
    classifier.ready().join();
  }

  private static Classification classify(String text) {
    return classifier.classify(List.of(new ClassifiableText("", text, null))).getFirst();
  }

  /**
   * Measured with half of the field terms hidden, n = 522: category accuracy 69.2 %, macro-F1 69.6
   * % (majority 7.3 %), calibration error 0.054; at threshold 0.77 it keeps 56.3 % at precision
   * 90.1 %; urgency 78.2 %, macro-F1 67.9 %; type 89.1 %.
   */
  @Test
  void held_out_seed_texts_are_classified_far_better_than_by_the_majority() {
    List<String> categories = TestSettings.categoryIds();
    List<SeedText> texts = SeedTexts.load(categories);
    long begin = System.nanoTime();
    HeldOut heldOut = HeldOut.of(texts, categories, 30, 0.90);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    print(heldOut, texts.size(), millis);
    long majority =
        texts.stream()
            .collect(Collectors.groupingBy(SeedText::category, Collectors.counting()))
            .values()
            .stream()
            .max(Comparator.naturalOrder())
            .orElseThrow();
    double majorityUrgency =
        texts.stream()
                .collect(Collectors.groupingBy(SeedText::urgency, Collectors.counting()))
                .values()
                .stream()
                .max(Comparator.naturalOrder())
                .orElseThrow()
            / (double) texts.size();
    assertThat(texts).hasSizeGreaterThan(450);
    assertThat((double) majority / texts.size()).isLessThan(0.1);
    assertThat(heldOut.accuracy()).isGreaterThan(0.65);
    assertThat(heldOut.macroF1()).isGreaterThan(0.65);
    assertThat(heldOut.precisionKept()).isGreaterThanOrEqualTo(0.90);
    assertThat(heldOut.kept()).isGreaterThan(0.4);
    assertThat(heldOut.calibrationError()).isLessThan(0.1);
    assertThat(heldOut.urgencyAccuracy()).isGreaterThan(majorityUrgency + 0.15);
    assertThat(heldOut.urgencyMacroF1()).isGreaterThan(0.6);
    assertThat(heldOut.typeAccuracy()).isGreaterThan(0.8);
  }

  /**
   * Sixty tickets written after the training set and its terms were finished, in another manner:
   * nearer to the truth than the cross-validation, though of the same authors. Measured: category
   * 70.0 %; proposed for 68.3 % at precision 80.5 %; urgency 80.0 %, 98.3 % within one step; type
   * 85.0 %.
   */
  @Test
  void fresh_tickets_are_classified_and_what_is_proposed_is_mostly_right() {
    int right = 0;
    int proposed = 0;
    int proposedRight = 0;
    int urgencies = 0;
    int near = 0;
    int types = 0;
    List<String> lines = fresh();
    for (String line : lines) {
      String[] labels = line.substring(0, line.indexOf('|')).trim().split(" +");
      String text = line.substring(line.indexOf('|') + 1).trim();
      Classification c = classify(text);
      String best = bestCategory(text);
      right += best.equals(labels[3]) ? 1 : 0;
      proposed += c.abstained() ? 0 : 1;
      proposedRight += labels[3].equals(c.category()) ? 1 : 0;
      int wanted = Urgency.valueOf(labels[1].toUpperCase(Locale.ROOT)).ordinal();
      urgencies += c.urgency().ordinal() == wanted ? 1 : 0;
      near += Math.abs(c.urgency().ordinal() - wanted) <= 1 ? 1 : 0;
      types += c.type().wireName().equals(labels[2]) ? 1 : 0;
      if (!labels[3].equals(c.category()) || c.urgency().ordinal() != wanted) {
        System.out.printf(
            Locale.ROOT,
            "fresh: %s %s, got %s %s %.2f %s: %s%n",
            labels[3],
            labels[1],
            best,
            c.urgency(),
            c.categoryConfidence(),
            c.abstained() ? "abstained" : "proposed",
            text);
      }
    }
    double n = lines.size();
    System.out.printf(
        Locale.ROOT,
        "fresh tickets: n=%.0f accuracy=%.3f proposed=%.3f precision=%.3f urgency=%.3f within one"
            + " step=%.3f type=%.3f%n",
        n,
        right / n,
        proposed / n,
        proposedRight / (double) proposed,
        urgencies / n,
        near / n,
        types / n);
    assertThat(right / n).isGreaterThan(0.65);
    assertThat(proposed / n).isGreaterThan(0.45);
    assertThat(proposedRight / (double) proposed).isGreaterThan(0.75);
    assertThat(urgencies / n).isGreaterThan(0.65);
    assertThat(near / n).isGreaterThan(0.95);
    assertThat(types / n).isGreaterThan(0.8);
  }

  private static String bestCategory(String text) {
    String best =
        classifierWithoutThreshold
            .classify(List.of(new ClassifiableText("", text, null)))
            .getFirst()
            .category();
    return best == null ? "none" : best;
  }

  private static List<String> fresh() {
    try (InputStream stream =
        SeedClassifierTest.class.getResourceAsStream("/ai/fresh-tickets.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(HeldOut heldOut, int texts, long millis) {
    System.out.printf(
        Locale.ROOT,
        "seed cross-validation: n=%d accuracy=%.3f macroF1=%.3f ece=%.3f temperature=%.2f"
            + " threshold=%.2f kept=%.3f precision=%.3f urgency=%.3f/%.3f type=%.3f in %d ms%n",
        texts,
        heldOut.accuracy(),
        heldOut.macroF1(),
        heldOut.calibrationError(),
        heldOut.temperature(),
        heldOut.threshold(),
        heldOut.kept(),
        heldOut.precisionKept(),
        heldOut.urgencyAccuracy(),
        heldOut.urgencyMacroF1(),
        heldOut.typeAccuracy(),
        millis);
    for (int row = 0; row < heldOut.categories().size(); row++) {
      System.out.printf(
          "%-22s %s%n",
          heldOut.categories().get(row),
          Arrays.stream(heldOut.confusion()[row])
              .mapToObj(count -> count == 0 ? "  ." : String.format("%3d", count))
              .collect(Collectors.joining(" ")));
    }
  }

  @Test
  void texts_in_four_languages_get_their_category_with_model_and_reasons() {
    Map<String, String> expected =
        Map.of(
            "The VPN client disconnects me from the company network every few minutes",
                "network-vpn",
            "मेरा पासवर्ड काम नहीं कर रहा और खाता लॉक हो गया", "access-password",
            "printer me paper jam ho gaya hai, print nahi nikal raha", "printer",
            "SAP Buchung der Rechnung in MIRO bricht mit Fehler ab", "sap-erp",
            "I got a phishing mail and clicked the link, my password is now stolen",
                "security-phishing");
    Map<String, Classification> found =
        expected.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), SeedClassifierTest::classify));
    assertThat(expected)
        .allSatisfy(
            (text, category) -> {
              Classification c = found.get(text);
              assertThat(c.category()).as(text).isEqualTo(category);
              assertThat(c.abstained()).isFalse();
              assertThat(c.categoryConfidence()).isBetween(0.2, 1.0);
              assertThat(c.modelId()).matches("tfidf-lr-[0-9a-f]{10}");
              assertThat(c.reasons()).anyMatch(r -> r.startsWith("words for " + category));
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
  void the_same_training_gives_the_same_model_and_answers() {
    SeedClassifier again = new SeedClassifier(TestSettings.standard(), List.of());
    again.ready().join();
    ClassifiableText text = new ClassifiableText("Outlook", "no new mail since yesterday", "en");
    assertThat(again.classify(List.of(text))).isEqualTo(classifier.classify(List.of(text)));
  }

  @Test
  void a_huge_text_is_classified_in_time() {
    String log = "ERROR connection refused to database host, retrying in 5 s\n".repeat(20_000);
    assertThat(Duration.ofMillis(millisOf(() -> classify(log)))).isLessThan(Duration.ofSeconds(5));
  }

  private static long millisOf(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
