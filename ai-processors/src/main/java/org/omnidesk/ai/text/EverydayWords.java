package org.omnidesk.ai.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The words of {@code ai/text/everyday.txt}: they stand in tickets of every kind. */
public final class EverydayWords {

  private static final String FILE = "/ai/text/everyday.txt";
  private static final Map<String, Set<String>> WORDS = read();

  private EverydayWords() {}

  /** Function words of English, in small letters. */
  public static Set<String> english() {
    return WORDS.get("en");
  }

  /**
   * Whether each word of a term says nothing of what a ticket is about, in any of the languages.
   *
   * @param term small letters, one word or several with a blank between them
   */
  public static boolean isEveryday(String term) {
    return Arrays.stream(term.split(" "))
        .allMatch(word -> WORDS.values().stream().anyMatch(words -> words.contains(word)));
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> words = new HashMap<>();
    try (InputStream file = EverydayWords.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith("#")) {
          words
              .computeIfAbsent(line.substring(0, colon), language -> new HashSet<>())
              .addAll(Arrays.asList(line.substring(colon + 1).strip().split("\\s+")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return Map.copyOf(words);
  }
}
