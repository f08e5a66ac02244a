package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A pattern of whole words, made of alternatives. The matcher tries alternatives one after the
 * other at every word; put together by their first letter, most of them are passed over at once.
 */
final class WordPattern {

  private static final String QUANTIFIERS = "?*+{";

  private WordPattern() {}

  /**
   * Finds any of the alternatives where it begins and ends with a word.
   *
   * @param alternatives regular expressions separated by {@code |}
   */
  static Pattern of(String alternatives) {
    Map<Character, List<String>> byLetter = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (String alternative : split(alternatives)) {
      if (beginsWithLetter(alternative)) {
        byLetter
            .computeIfAbsent(alternative.charAt(0), letter -> new ArrayList<>())
            .add(alternative.substring(1));
      } else {
        others.add(alternative);
      }
    }
    List<String> groups = new ArrayList<>();
    byLetter.forEach((letter, ends) -> groups.add(letter + "(?:" + String.join("|", ends) + ")"));
    groups.addAll(others);
    return Pattern.compile(
        "\\b(?:" + String.join("|", groups) + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static boolean beginsWithLetter(String alternative) {
    return Character.isLetter(alternative.charAt(0))
        && (alternative.length() == 1 || QUANTIFIERS.indexOf(alternative.charAt(1)) < 0);
  }

  /** Splits at what is in no group and in no set of characters. */
  private static List<String> split(String alternatives) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < alternatives.length(); i++) {
      switch (alternatives.charAt(i)) {
        case '\\' -> i++;
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case '|' -> {
          if (depth == 0) {
            parts.add(alternatives.substring(from, i));
            from = i + 1;
          }
        }
        default -> {
          // a character that matches itself
        }
      }
    }
    parts.add(alternatives.substring(from));
    return parts;
  }
}
