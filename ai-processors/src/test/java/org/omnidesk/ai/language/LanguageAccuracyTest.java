package org.omnidesk.ai.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often the language is right: on texts that we wrote and on public ones; trained on neither.
 */
class LanguageAccuracyTest {

  private static LocalLanguageDetector detector;

  @BeforeAll
  static void load() {
    detector = LocalLanguageDetectorTest.SIX;
    detector.ready().join();
  }

  @Test
  void written_texts_of_eight_languages_are_told_apart() throws IOException {
    Map<String, int[]> counts = new TreeMap<>();
    try (var stream = getClass().getResourceAsStream("/ai/language/dev.csv")) {
      for (List<String> row : rows(new String(stream.readAllBytes(), StandardCharsets.UTF_8))) {
        int[] count = counts.computeIfAbsent(row.get(0), label -> new int[2]);
        count[0] += detector.detect(row.get(1)).language().equals(row.get(0)) ? 1 : 0;
        count[1]++;
      }
    }
    assertThat(counts.keySet())
        .containsExactly("de", "en", "es", "fr", "hi", "hinglish", "it", "pt");
    counts.forEach(
        (label, count) ->
            assertThat((double) count[0] / count[1]).as(label).isGreaterThanOrEqualTo(0.95));
  }

  @Test
  void public_english_and_hinglish_are_told_apart() throws IOException {
    assertShare("hinglish-top/validation.csv", 0, "en", 0.98);
    assertShare("hinglish-top/validation.csv", 1, "hinglish", 0.97);
  }

  @Test
  void public_tickets_without_stop_words_are_english() throws IOException {
    assertShare("tickets-endava/train.csv", 2, "en", 0.99);
  }

  private static void assertShare(String name, int column, String language, double atLeast)
      throws IOException {
    Path file = Path.of(System.getProperty("omnidesk.shared", "../../shared"), "data", name);
    Assumptions.assumeTrue(Files.exists(file), "skipped: no public data at " + file);
    List<List<String>> rows = rows(Files.readString(file));
    List<List<String>> read = rows.subList(0, Math.min(1_400, rows.size()));
    long right =
        read.stream()
            .filter(row -> detector.detect(row.get(column)).language().equals(language))
            .count();
    double share = (double) right / read.size();
    System.out.printf(Locale.ROOT, "%s column %d: %.4f of %d%n", name, column, share, read.size());
    assertThat(share).as(name).isGreaterThanOrEqualTo(atLeast);
  }

  /** RFC 4180 without its header. */
  private static List<List<String>> rows(String file) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (char c : file.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || c != ',' && c != '\n') {
        value.append(c);
      } else {
        row.add(value.toString().strip());
        value.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows.subList(1, rows.size());
  }
}
