package org.omnidesk.bench.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * A file of labelled tickets, {@code language urgency type [category] | text} a line.
 *
 * @param category null where the file has none
 */
record LabelledLines(
    String language, Urgency urgency, TicketType type, String category, String text) {

  /**
   * @throws IllegalArgumentException naming the file, or the line that is wrong
   */
  static List<LabelledLines> read(Path file) {
    List<LabelledLines> rows = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        int bar = line.indexOf('|');
        List<String> labels = Arrays.asList(line.substring(0, Math.max(0, bar)).trim().split(" +"));
        if (labels.size() < 3) {
          throw new IllegalArgumentException(file + ":" + number + ": labels | text");
        }
        rows.add(
            new LabelledLines(
                labels.get(0),
                Urgency.valueOf(labels.get(1).toUpperCase(Locale.ROOT)),
                TicketType.valueOf(labels.get(2).toUpperCase(Locale.ROOT)),
                labels.size() > 3 ? labels.get(3) : null,
                line.substring(bar + 1).trim()));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
    return rows;
  }

  /** A file of the repository's test resources. */
  static Path ofTests(String name) {
    return Path.of(System.getProperty("omnidesk.home", "."))
        .resolve("ai-processors/src/test/resources/ai")
        .resolve(name);
  }
}
