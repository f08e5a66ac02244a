package org.omnidesk.ai.adapter;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the English word behind a loan word in Devanagari ({@code वायरलेस} is wireless): same
 * consonants, nearest spelling, the more frequent first.
 */
final class Loanwords {

  private static final int LEAST_CONSONANTS = 3;
  private static final double MOST_EDITS = 0.45;

  private final Map<String, Map<String, Integer>> bySkeleton = new HashMap<>();

  /** Learns the words of these English texts. */
  static Loanwords of(Collection<String> englishTexts) {
    Loanwords loanwords = new Loanwords();
    Map<String, Integer> counts = new TreeMap<>();
    for (String text : englishTexts) {
      for (String word : Tokens.of(text)) {
        if (word.length() > 2 && Tokens.isLatin(word)) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
    counts.forEach(
        (word, count) ->
            loanwords
                .bySkeleton
                .computeIfAbsent(Phonetic.skeleton(word), s -> new LinkedHashMap<>())
                .put(word, count));
    return loanwords;
  }

  /** Whether an English text had this lower-case word. */
  boolean knows(String word) {
    return bySkeleton.getOrDefault(Phonetic.skeleton(word), Map.of()).containsKey(word);
  }

  /** The English words it knows, for keeping it in a file. */
  List<String> words() {
    return bySkeleton.values().stream().flatMap(m -> m.keySet().stream()).sorted().toList();
  }

  /** The English word that a romanised loan word stands for, or null. */
  String english(String romanized) {
    String skeleton = Phonetic.skeleton(romanized);
    if (skeleton.length() < LEAST_CONSONANTS) {
      return null;
    }
    String best = null;
    double least = MOST_EDITS;
    String key = Phonetic.key(romanized);
    for (String word : bySkeleton.getOrDefault(skeleton, Map.of()).keySet()) {
      String other = Phonetic.key(word.replace("ea", "i"));
      double edits = (double) distance(key, other) / Math.max(key.length(), other.length());
      if (edits < least) {
        least = edits;
        best = word;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
