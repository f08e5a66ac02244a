package org.omnidesk.ai.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.omnidesk.ai.text.SparseVector;

/** Letter 1-4-grams of a text, hashed, and the share of its words that are Hindi function words. */
final class LanguageFeatures {

  private static final int BITS = 16;
  private static final int LONGEST = 4;
  private static final int GRAMS = 1 << BITS;
  static final int DIMENSIONS = GRAMS + 1;
  private static final float LEXICON_WEIGHT = 2;
  private static final Set<String> HINDI_WORDS =
      Set.copyOf(LanguageResources.lines("language/hinglish-words.txt"));

  private LanguageFeatures() {}

  static boolean isHindiWord(String word) {
    return HINDI_WORDS.contains(word);
  }

  static SparseVector of(List<String> words) {
    String read = " " + String.join(" ", words) + " ";
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int from = 0; from < read.length(); from++) {
      int hash = 0;
      for (int to = from; to < Math.min(read.length(), from + LONGEST); to++) {
        hash = 31 * hash + read.charAt(to);
        counts.merge(hash * 0x9E3779B1 >>> 32 - BITS, 1, Integer::sum);
      }
    }
    double square = counts.values().stream().mapToDouble(LanguageFeatures::squared).sum();
    int[] indices = new int[counts.size() + 1];
    float[] values = new float[counts.size() + 1];
    int at = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      indices[at] = entry.getKey();
      values[at++] = (float) (Math.sqrt(squared(entry.getValue())) / Math.sqrt(square));
    }
    long hindi = words.stream().filter(HINDI_WORDS::contains).count();
    indices[at] = GRAMS;
    values[at] = LEXICON_WEIGHT * hindi / Math.max(1, words.size());
    return new SparseVector(indices, values);
  }

  private static double squared(int count) {
    double weight = 1 + Math.log(count);
    return weight * weight;
  }
}
