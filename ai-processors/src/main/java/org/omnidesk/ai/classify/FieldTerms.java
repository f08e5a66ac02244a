package org.omnidesk.ai.classify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of each category's field, {@code ai/seed/terms.txt}, written by us. Most words of a new
 * ticket stand in no seed text; these make up for some of them.
 */
final class FieldTerms {

  private final Map<String, List<String>> byCategory = new HashMap<>();

  FieldTerms() {
    try (InputStream stream = FieldTerms.class.getResourceAsStream("/ai/seed/terms.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int colon = line.indexOf(':');
        if (!line.startsWith("#") && colon > 0) {
          List<String> terms = new ArrayList<>();
          for (String term : line.substring(colon + 1).split(",")) {
            // A star ends the beginning of a word; pieces of words meet it anyway.
            terms.add(term.strip().replace("*", ""));
          }
          byCategory.put(line.substring(0, colon).strip(), terms);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Terms of a category; none for one that is not the product's. */
  List<String> of(String category) {
    return byCategory.getOrDefault(category, List.of());
  }
}
