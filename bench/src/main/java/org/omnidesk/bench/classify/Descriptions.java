package org.omnidesk.bench.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnidesk.ai.classify.CategoryDescription;
import org.omnidesk.bench.table.Table;

/**
 * What is known of labels in words: a file, else what we wrote for the labels of tickets-endava if
 * the labels are those, else nothing but the labels themselves.
 */
final class Descriptions {

  private static final String OURS = "tickets-endava.csv";

  private Descriptions() {}

  /**
   * One a label.
   *
   * @param file CSV of label and description, or null
   */
  static List<CategoryDescription> of(Set<String> labels, String file) {
    Map<String, String> known = file == null ? ours(labels) : read(Path.of(file));
    return labels.stream()
        .sorted()
        .map(label -> new CategoryDescription(label, known.getOrDefault(label, "")))
        .toList();
  }

  private static Map<String, String> ours(Set<String> labels) {
    try (InputStream stream = Descriptions.class.getResourceAsStream(OURS)) {
      Path copy = Files.createTempFile("descriptions", ".csv");
      try {
        Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
        Map<String, String> known = read(copy);
        return known.keySet().containsAll(labels) ? known : Map.of();
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> read(Path file) {
    Table table = Table.read(file);
    List<String> labels = table.column("label");
    List<String> descriptions = table.column("description");
    Map<String, String> known = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      known.put(labels.get(i), descriptions.get(i));
    }
    return known;
  }
}
