package org.omnidesk.ai.language;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
    int[] grams = grams(read);
    int[] indices = new int[grams.length + 1];
    float[] values = new float[grams.length + 1];
    int distinct = 0;
    double square = 0;
    for (int from = 0; from < grams.length; distinct++) {
      int to = from;
      while (to < grams.length && grams[to] == grams[from]) {
        to++;
      }
      double weight = 1 + Math.log(to - from);
      indices[distinct] = grams[from];
      values[distinct] = (float) weight;
      square += weight * weight;
      from = to;
    }
    for (int at = 0; at < distinct; at++) {
      values[at] /= (float) Math.sqrt(square);
    }
    long hindi = words.stream().filter(HINDI_WORDS::contains).count();
    indices[distinct] = GRAMS;
    values[distinct] = LEXICON_WEIGHT * hindi / Math.max(1, words.size());
    return new SparseVector(
        Arrays.copyOf(indices, distinct + 1), Arrays.copyOf(values, distinct + 1));
  }

  /** Hashes of all n-grams, ascending. */
  private static int[] grams(String text) {
    int[] grams = new int[text.length() * LONGEST];
    int count = 0;
    for (int from = 0; from < text.length(); from++) {
      int hash = 0;
      for (int to = from; to < Math.min(text.length(), from + LONGEST); to++) {
        hash = 31 * hash + text.charAt(to);
        grams[count++] = hash * 0x9E3779B1 >>> 32 - BITS;
      }
    }
    Arrays.sort(grams, 0, count);
    return Arrays.copyOf(grams, count);
  }
}
