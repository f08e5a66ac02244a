package org.omnidesk.bench.language;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.language.LanguageDetector;
import org.omnidesk.ai.language.LocalLanguageDetector;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.hub.Json;
import org.omnidesk.bench.table.Table;

/**
 * The product's language detection on labelled texts: {@code --test TEST.csv --text COL --label
 * COL}, labels {@code en}, {@code hi}, {@code hinglish} or an ISO 639-1 code. The detector is
 * configured with the languages that occur as labels; {@code unknown} counts as wrong; rows without
 * a label are left out.
 */
public final class LanguageBench {

  private LanguageBench() {}

  /** Exit 2 and one line that names it on a wrong argument or column. */
  public static void main(String[] arguments) throws Exception {
    try {
      Options options = Options.parse(arguments, "test", "text", "label");
      Table table = Table.read(Path.of(needed(options, "test")));
      Confusion confusion =
          run(table.texts(needed(options, "text")), table.column(needed(options, "label")));
      System.err.printf(
          "languages: n=%d, right %s%n", confusion.total(), confusion.figures().get("accuracy"));
      System.err.print(confusion.matrix());
      System.err.println();
      System.out.println(Json.MAPPER.writeValueAsString(confusion.figures()));
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      System.err.println("language: " + e.getMessage());
      System.exit(2);
    }
  }

  private static String needed(Options options, String name) {
    String value = options.text(name, null);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  /**
   * @param texts one a row
   * @param labels one a row; a row with an empty one is left out
   * @throws IllegalArgumentException if a label is no language that can be configured
   */
  public static Confusion run(List<String> texts, List<String> labels) {
    List<String> languages =
        labels.stream()
            .map(String::strip)
            .filter(label -> !label.isEmpty() && !label.equals("hinglish"))
            .distinct()
            .sorted()
            .toList();
    LanguageDetector detector = detector(languages);
    Confusion confusion = new Confusion();
    List<String> wrong = new ArrayList<>();
    long start = System.nanoTime();
    for (int row = 0; row < texts.size(); row++) {
      String label = labels.get(row).strip();
      if (!label.isEmpty()) {
        String found = detector.detect(texts.get(row)).language();
        confusion.add(label, found);
        if (!found.equals(label)) {
          wrong.add("%s as %s: %.100s".formatted(label, found, texts.get(row)));
        }
      }
    }
    System.err.printf(
        "%,.0f texts a second%n", 1e9 * confusion.total() / (System.nanoTime() - start));
    wrong.stream().limit(40).forEach(line -> System.err.println(line.replace('\n', ' ')));
    return confusion;
  }

  private static LanguageDetector detector(List<String> languages) {
    LocalLanguageDetector detector =
        new LocalLanguageDetector(
            languages,
            SeedTexts.load(AiProperties.standardCategoryIds()),
            Duration.ofMinutes(5),
            List.of());
    detector.ready().join();
    return detector;
  }
}
