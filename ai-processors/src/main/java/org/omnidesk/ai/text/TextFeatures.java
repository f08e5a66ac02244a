package org.omnidesk.ai.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a text is counted by: words ({@code w:}), pairs of neighbours ({@code b:}) and the 3-5
 * letter pieces of each word with its edges ({@code c:}). The pieces make spellings of Hinglish
 * ({@code nahi, nahin, nhi}), German compounds and Hindi endings meet.
 */
public final class TextFeatures {

  private TextFeatures() {}

  /** Counts by feature name. */
  public static Map<String, Integer> of(String text) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> words = Words.of(text);
    String before = null;
    for (String word : words) {
      counts.merge("w:" + word, 1, Integer::sum);
      if (before != null) {
        counts.merge("b:" + before + " " + word, 1, Integer::sum);
      }
      before = word;
      pieces(word, counts);
    }
    return counts;
  }

  private static void pieces(String word, Map<String, Integer> counts) {
    String padded = "<" + (word.length() > 40 ? word.substring(0, 40) : word) + ">";
    for (int size = 3; size <= 5; size++) {
      for (int at = 0; at + size <= padded.length(); at++) {
        counts.merge("c:" + padded.substring(at, at + size), 1, Integer::sum);
      }
    }
  }
}
