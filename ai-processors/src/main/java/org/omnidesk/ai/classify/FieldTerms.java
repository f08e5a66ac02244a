package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.text.ResourceLines;

/**
 * The words of each category's field, {@code ai/seed/terms.txt}, written by us. Most words of a new
 * ticket stand in no seed text; these make up for some of them.
 */
final class FieldTerms {

  private final Map<String, List<String>> byCategory = new HashMap<>();

  FieldTerms() {
    for (String line : ResourceLines.of("/ai/seed/terms.txt")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        List<String> terms = new ArrayList<>();
        for (String term : line.substring(colon + 1).split(",")) {
          // A star ends the beginning of a word; pieces of words meet it anyway.
          terms.add(term.strip().replace("*", ""));
        }
        byCategory.put(line.substring(0, colon).strip(), terms);
      }
    }
  }

  /** Terms of a category; none for one that is not the product's. */
  List<String> of(String category) {
    return byCategory.getOrDefault(category, List.of());
  }
}
