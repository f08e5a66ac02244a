package org.omnidesk.ai.classify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnidesk.ai.text.Words;

/**
 * The words of each category's field, {@code ai/seed/terms.txt}, written by us. With thirty-five
 * texts a category most words of a new ticket were never seen; these were.
 */
final class FieldTerms {

  private final List<Map<String, Set<String>>> startsByCategory = new ArrayList<>();
  private final List<Set<String>> termsByCategory = new ArrayList<>();

  /** The terms of these categories; one without a line has none. */
  FieldTerms(List<String> categories) {
    Map<String, Set<String>> lines = read();
    for (String category : categories) {
      Set<String> whole = new HashSet<>();
      Map<String, Set<String>> starts = new HashMap<>();
      for (String term : lines.getOrDefault(category, Set.of())) {
        boolean start = term.endsWith("*");
        String plain = String.join(" ", Words.of(term));
        if (start && plain.length() >= 2) {
          starts.computeIfAbsent(plain.substring(0, 2), k -> new HashSet<>()).add(plain);
        } else {
          whole.add(plain);
        }
      }
      termsByCategory.add(whole);
      startsByCategory.add(starts);
    }
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> lines = new HashMap<>();
    try (InputStream stream = FieldTerms.class.getResourceAsStream("/ai/seed/terms.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int colon = line.indexOf(':');
        if (!line.startsWith("#") && colon > 0) {
          Set<String> terms = new HashSet<>();
          for (String term : line.substring(colon + 1).split(",")) {
            terms.add(term.strip());
          }
          lines.put(line.substring(0, colon).strip(), terms);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** Distinct terms of each category that stand in the text, by category. */
  List<Set<String>> in(String text) {
    List<String> words = Words.of(text);
    Set<String> phrases = new HashSet<>(words);
    for (int i = 0; i + 1 < words.size(); i++) {
      phrases.add(words.get(i) + " " + words.get(i + 1));
    }
    List<Set<String>> found = new ArrayList<>();
    for (int category = 0; category < termsByCategory.size(); category++) {
      Set<String> hits = new HashSet<>(termsByCategory.get(category));
      hits.retainAll(phrases);
      for (String phrase : phrases) {
        if (phrase.length() >= 2) {
          for (String start :
              startsByCategory.get(category).getOrDefault(phrase.substring(0, 2), Set.of())) {
            if (phrase.startsWith(start)) {
              hits.add(start + "*");
            }
          }
        }
      }
      found.add(hits);
    }
    return found;
  }

  /**
   * The same with every second term hidden, always the same ones. The terms were written beside the
   * training texts and know them too well; a new ticket has about half as many. Learning and
   * calibrating with all of them would trust a single term far too much.
   */
  List<Set<String>> halfIn(String text) {
    List<Set<String>> found = in(text);
    found.forEach(
        terms -> terms.removeIf(term -> ((term + text).hashCode() * 0x9E3779B1 >>> 31) == 0));
    return found;
  }
}
