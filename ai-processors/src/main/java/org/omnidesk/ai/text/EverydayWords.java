package org.omnidesk.ai.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of {@code ai/text/everyday.txt}: they stand in tickets of every kind. */
public final class EverydayWords {

  private static final Set<String> ENGLISH = new HashSet<>();
  private static final Set<String> ALL = new HashSet<>();

  static {
    for (String line : ResourceLines.of("/ai/text/everyday.txt")) {
      int colon = line.indexOf(':');
      List<String> words = List.of(line.substring(colon + 1).strip().split("\\s+"));
      ALL.addAll(words);
      if (line.startsWith("en:")) {
        ENGLISH.addAll(words);
      }
    }
  }

  private EverydayWords() {}

  /** Whether a word is a function word of English; small letters. */
  public static boolean isEnglish(String word) {
    return ENGLISH.contains(word);
  }

  /**
   * Whether each word of a term says nothing of what a ticket is about, in any of the languages.
   *
   * @param term small letters, one word or several with a blank between them
   */
  public static boolean isEveryday(String term) {
    return Arrays.stream(term.split(" ")).allMatch(ALL::contains);
  }
}
