package org.omnidesk.ai.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.adapter.AdaptedEncoder;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.ai.similar.TicketVectors.Titled;

/** Similar tickets with the real encoder; the language gate. */
class HybridSimilarTicketsTest {

  private static OnnxMiniLmEncoder english;
  private static Encoder adapted;
  private static LocalLanguageDetector languages;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    english = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofSeconds(60), List.of());
    adapted = AdaptedEncoder.over(english, Duration.ofSeconds(60));
    languages =
        new LocalLanguageDetector(
            List.of("en", "de"),
            SeedTexts.load(TestSettings.categoryIds()),
            Duration.ofSeconds(60),
            List.of());
  }

  @AfterAll
  static void close() {
    adapted.close();
  }

  private static HybridSimilarTickets over(VectorStore store) {
    return over(store, adapted);
  }

  private static HybridSimilarTickets over(VectorStore store, Encoder encoder) {
    return new HybridSimilarTickets(
        encoder,
        store,
        languages,
        new SimilarThresholds(
            encoder instanceof AdaptedEncoder,
            0.55,
            0.65,
            0.90,
            0.60,
            0.45,
            VectorsProperties.standardDuplicate()),
        100,
        SeedTexts.load(TestSettings.categoryIds()).stream().map(SeedText::text).toList(),
        List.of());
  }

  private static UUID add(VectorStore store, String text) {
    return add(store, text, "", adapted);
  }

  private static UUID add(VectorStore store, String text, String site, Encoder encoder) {
    UUID id = UUID.randomUUID();
    Titled titled = Titled.of(text);
    store.upsert(
        VectorStore.TICKETS,
        List.of(
            new VectorPoint(
                id,
                TicketVectors.encode(encoder, List.of(titled)).getFirst(),
                new VectorPayload(
                    "PUBLIC",
                    site,
                    languages.detect(text).language(),
                    "open",
                    encoder.modelId(),
                    ""),
                TicketWords.of(titled.title(), titled.text()))));
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
      assertThat(found.getFirst().score()).isBetween(0.4, 1.0);
      assertThat(found.getFirst().modelId()).startsWith("all-MiniLM-L6-v2-int8+");
      assertThat(found.getFirst().reasons()).anyMatch(r -> r.startsWith("cosine"));
    }
  }

  @Test
  void without_the_adapter_hindi_never_meets_another_language_and_its_reason_says_so() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      UUID hindi = add(store, "मेरा लैपटॉप चालू नहीं हो रहा है", "", english);
      add(store, "My laptop does not start", "", english);
      List<SimilarTicket> found =
          over(store, english).find("मेरा लैपटॉप चालू नहीं हो रहा है", 5, null);
      assertThat(found).extracting(SimilarTicket::ticketId).containsExactly(hindi);
      assertThat(found.getFirst().reasons()).anyMatch(r -> r.contains("Hindi only"));
      assertThat(over(store, english).find("My laptop does not start", 5, null))
          .extracting(SimilarTicket::ticketId)
          .doesNotContain(hindi);
    }
  }

  /** All pairs of seed texts of different categories are no duplicates. */
  @Test
  void the_thresholds_report_few_false_duplicates_in_each_language() {
    Encoder encoder = english;
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
  void with_the_adapter_the_same_trouble_is_found_in_three_scripts() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      UUID hindi = add(store, "मेरा लैपटॉप चालू नहीं हो रहा है");
      UUID hinglish = add(store, "mera laptop start nahi ho raha hai");
      UUID printer = add(store, "प्रिंटर में कागज़ फँस गया है");
      assertThat(over(store).find("My laptop does not start", 5, null))
          .extracting(SimilarTicket::ticketId)
          .contains(hindi, hinglish)
          .doesNotContain(printer);
    }
  }

  @Test
  void the_same_report_again_is_a_duplicate_and_says_which_words_and_site_show_it() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      UUID first =
          add(
              store,
              "Scanner MC9300 shows error 0x80070643\nThe handheld in hall 4 stops with it",
              "pune",
              adapted);
      UUID related = add(store, "Scanner of the front desk makes grey pictures", "pune", adapted);
      UUID again =
          add(store, "Handheld MC9300 in hall 4: error 0x80070643 when it starts", "pune", adapted);
      List<SimilarTicket> found =
          over(store).find("Handheld MC9300 in hall 4: error 0x80070643 when it starts", 5, again);
      assertThat(found.getFirst().ticketId()).isEqualTo(first);
      assertThat(found.getFirst().duplicate()).isTrue();
      assertThat(found.getFirst().words()).contains("mc9300", "0x80070643");
      assertThat(found.getFirst().reasons())
          .anyMatch(r -> r.startsWith("words in common") && r.contains("0x80070643"))
          .contains("same site: pune");
      assertThat(found)
          .filteredOn(hit -> hit.ticketId().equals(related))
          .allMatch(hit -> !hit.duplicate());
    }
  }

  @Test
  void a_code_in_common_finds_a_ticket_that_its_vector_does_not() {
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      UUID code = add(store, "ORA-00942 nach dem Import");
      add(store, "Printer on the third floor jams with every page");
      List<SimilarTicket> found = over(store).find("report fails: ORA-00942", 5, null);
      assertThat(found).extracting(SimilarTicket::ticketId).startsWith(code);
    }
  }

  /** All pairs of the product's texts say different things; some say nearly the same. */
  @Test
  void few_of_the_different_texts_of_any_language_are_called_duplicates() {
    Encoder encoder = adapted;
    try (LuceneVectorStore store = new LuceneVectorStore(folder)) {
      List<SeedText> texts = SeedTexts.load(TestSettings.categoryIds());
      Map<UUID, SeedText> byId = new HashMap<>();
      List<float[]> vectors =
          TicketVectors.encode(
              encoder, texts.stream().map(text -> Titled.of(text.text())).toList());
      for (int i = 0; i < texts.size(); i++) {
        SeedText text = texts.get(i);
        Titled titled = Titled.of(text.text());
        VectorPoint point =
            new VectorPoint(
                UUID.randomUUID(),
                vectors.get(i),
                new VectorPayload("PUBLIC", "", text.language(), "open", encoder.modelId(), ""),
                TicketWords.of(titled.title(), titled.text()));
        byId.put(point.id(), text);
        store.upsert(VectorStore.TICKETS, List.of(point));
      }
      HybridSimilarTickets similar = over(store);
      for (String language : List.of("en", "hinglish", "hi")) {
        int asked = 0;
        int otherCategory = 0;
        for (Map.Entry<UUID, SeedText> entry : byId.entrySet()) {
          if (entry.getValue().language().equals(language) && asked < 120) {
            asked++;
            otherCategory +=
                (int)
                    similar.find(entry.getValue().text(), 5, entry.getKey()).stream()
                        .filter(SimilarTicket::duplicate)
                        .map(hit -> byId.get(hit.ticketId()).category())
                        .filter(category -> !category.equals(entry.getValue().category()))
                        .count();
          }
        }
        System.out.printf(
            Locale.ROOT,
            "%s: %d texts asked, %d false duplicates of another category%n",
            language,
            asked,
            otherCategory);
        assertThat(otherCategory).as(language).isZero();
      }
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
