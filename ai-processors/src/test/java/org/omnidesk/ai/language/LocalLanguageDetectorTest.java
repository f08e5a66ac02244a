package org.omnidesk.ai.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.SeedTexts;

/** Languages, before and after lingua is loaded. */
class LocalLanguageDetectorTest {

  private static LocalLanguageDetector early;
  private static LocalLanguageDetector detector;

  @BeforeAll
  static void load() {
    early = create(List.of("en", "de"));
    detector = create(List.of("en", "de"));
    detector.ready().join();
  }

  private static LocalLanguageDetector create(List<String> languages) {
    return new LocalLanguageDetector(
        languages, SeedTexts.load(TestSettings.categoryIds()), Duration.ofSeconds(60), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hi | मेरा लैपटॉप चालू नहीं हो रहा है",
        "hi | VPN कनेक्ट नहीं हो रहा, Outlook भी बंद है",
        "hinglish | mera outlook khul nahi raha kal se please check karo",
        "hinglish | yaar wifi chal nahi raha office me",
        "en | My notebook does not start since this morning",
        "en | Please reset the password of Rahul Sharma in Delhi",
        "de | Mein Drucker druckt seit heute Morgen nicht mehr",
        "de | Das Passwort wurde mehrfach abgelehnt"
      })
  void a_text_gets_its_language_also_before_lingua_is_loaded(String language, String text) {
    assertThat(detector.detect(text).language()).as(text).isEqualTo(language);
    assertThat(early.detect(text).language()).as("early: " + text).isEqualTo(language);
    assertThat(detector.detect(text).confidence()).isBetween(0.5, 1.0);
    assertThat(detector.detect(text).reasons()).isNotEmpty();
  }

  @Test
  void empty_short_and_unreadable_texts_are_unknown_with_a_reason() {
    for (String text :
        new String[] {null, "", "  ", "ok", "VPN", "12345 999", "привет, не работает"}) {
      LanguageResult result = detector.detect(text);
      assertThat(result.isUnknown()).as(text).isTrue();
      assertThat(result.confidence()).isZero();
      assertThat(result.reasons()).hasSize(1);
    }
  }

  @Test
  void a_language_that_does_not_exist_is_refused_by_the_name_of_its_setting() {
    assertThatThrownBy(() -> create(List.of("en", "qq")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("omnidesk.ai.languages")
        .hasMessageContaining("qq");
  }

  /** Public texts that neither the seed nor the general sentences were made from. */
  @Test
  void public_hinglish_and_english_are_told_apart() throws IOException {
    Path file =
        Path.of(System.getProperty("omnidesk.shared", "../../shared"))
            .resolve("data/hinglish-top/train.csv");
    Assumptions.assumeTrue(Files.exists(file), "skipped: no public data at " + file);
    int english = 0;
    int hinglish = 0;
    int rows = 0;
    for (String line : Files.readAllLines(file).subList(1, 1501)) {
      List<String> columns = csv(line);
      if (columns.size() >= 2) {
        rows++;
        english += detector.detect(columns.get(0)).language().equals("en") ? 1 : 0;
        hinglish += detector.detect(columns.get(1)).language().equals("hinglish") ? 1 : 0;
      }
    }
    double en = (double) english / rows;
    double hi = (double) hinglish / rows;
    System.out.printf(
        Locale.ROOT, "hinglish-top train, first %d rows: en %.3f, hinglish %.3f%n", rows, en, hi);
    assertThat(en).isGreaterThan(0.9);
    assertThat(hi).isGreaterThan(0.9);
  }

  private static List<String> csv(String line) {
    List<String> columns = new ArrayList<>();
    StringBuilder column = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        columns.add(column.toString());
        column.setLength(0);
      } else {
        column.append(c);
      }
    }
    columns.add(column.toString());
    return columns;
  }
}
