package org.omnidesk.ai.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.language.LocalLanguageDetector;

/** Similar tickets with the real encoder; the language gate. */
class VectorSimilarTicketsTest {

  private static OnnxMiniLmEncoder encoder;
  private static LocalLanguageDetector languages;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
    languages =
        new LocalLanguageDetector(
            List.of("en", "de"),
            SeedTexts.load(TestSettings.categoryIds()),
            Duration.ofSeconds(60),
            List.of());
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static VectorSimilarTickets over(VectorStore store) {
    return new VectorSimilarTickets(
        encoder,
        store,
        languages,
        new VectorSimilarTickets.Thresholds(0.55, 0.65, 0.90),
        List.of());
  }

  private static UUID add(VectorStore store, String text) {
    UUID id = UUID.randomUUID();
    store.upsert(
        VectorStore.TICKETS,
        List.of(
            new VectorPoint(
                id,
                encoder.encode(List.of(text)).getFirst(),
                new VectorPayload(
                    "PUBLIC",
                    "",
                    languages.detect(text).language(),
                    "open",
                    encoder.modelId(),
                    ""))));
    return id;
  }

  @Test
  void the_same_trouble_in_other_words_is_found_and_other_trouble_is_not() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      UUID vpn = add(store, "VPN connection drops every few minutes when working from home");
      add(store, "Printer on the third floor jams with every page");
      UUID self = add(store, "My VPN disconnects constantly at home");
      List<SimilarTicket> found =
          over(store).find("My VPN disconnects constantly at home", 5, self);
      assertThat(found).extracting(SimilarTicket::ticketId).containsExactly(vpn);
      assertThat(found.getFirst().score()).isBetween(0.55, 1.0);
      assertThat(found.getFirst().modelId()).isEqualTo("all-MiniLM-L6-v2-int8");
      assertThat(found.getFirst().reasons()).anyMatch(r -> r.startsWith("cosine"));
    }
  }

  @Test
  void hindi_never_meets_another_language_and_its_reason_says_so() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      UUID hindi = add(store, "मेरा लैपटॉप चालू नहीं हो रहा है");
      add(store, "My laptop does not start");
      List<SimilarTicket> found = over(store).find("मेरा लैपटॉप चालू नहीं हो रहा है", 5, null);
      assertThat(found).extracting(SimilarTicket::ticketId).containsExactly(hindi);
      assertThat(found.getFirst().reasons()).anyMatch(r -> r.contains("Hindi only"));
      assertThat(over(store).find("My laptop does not start", 5, null))
          .extracting(SimilarTicket::ticketId)
          .doesNotContain(hindi);
    }
  }

  /** All pairs of seed texts of different categories are no duplicates. */
  @Test
  void the_thresholds_report_few_false_duplicates_in_each_language() {
    for (String language : List.of("en", "hinglish", "hi")) {
      List<SeedText> texts =
          SeedTexts.load(TestSettings.categoryIds()).stream()
              .filter(t -> t.language().equals(language))
              .toList();
      List<float[]> vectors = encoder.encode(texts.stream().map(SeedText::text).toList());
      double threshold = language.equals("hi") ? 0.90 : language.equals("en") ? 0.55 : 0.65;
      List<Double> cosines = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (!texts.get(i).category().equals(texts.get(j).category())) {
            double sum = 0;
            for (int d = 0; d < 384; d++) {
              sum += vectors.get(i)[d] * vectors.get(j)[d];
            }
            cosines.add(sum);
          }
        }
      }
      cosines.sort(null);
      double above = cosines.stream().filter(c -> c >= threshold).count() / (double) cosines.size();
      System.out.printf(
          Locale.ROOT,
          "unrelated %s pairs: n=%d median cosine %.2f, 99th percentile %.2f, %.2f %% above %.2f%n",
          language,
          cosines.size(),
          cosines.get(cosines.size() / 2),
          cosines.get(cosines.size() * 99 / 100),
          100 * above,
          threshold);
      assertThat(above).as(language).isLessThan(0.01);
    }
  }

  @Test
  void vectors_of_another_model_are_not_searched() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      add(store, "My laptop does not start");
      store.use(VectorStore.TICKETS, "another-model");
      assertThat(over(store).find("My laptop does not start", 5, null)).isEmpty();
    }
  }
}
