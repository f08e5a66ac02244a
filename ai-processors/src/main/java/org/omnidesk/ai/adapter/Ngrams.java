package org.omnidesk.ai.adapter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.omnidesk.ai.text.SparseVector;

/**
 * Hashed character 2- to 4-grams and words of the sound of a text, so that Devanagari, Hinglish and
 * English spelling of a word share features. Log counts times inverse document frequency, length 1.
 */
final class Ngrams {

  static final int DIMENSIONS = 1 << 16;

  private Ngrams() {}

  /** Log counts by feature, without weights. */
  static SparseVector counts(String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (String token : Tokens.of(text)) {
      String roman = Tokens.isDevanagari(token) ? Devanagari.romanized(token) : token;
      count(Phonetic.key(roman), counts);
    }
    int[] indices = new int[counts.size()];
    float[] values = new float[counts.size()];
    int at = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      indices[at] = entry.getKey();
      values[at++] = (float) (1 + StrictMath.log(entry.getValue()));
    }
    return new SparseVector(indices, values);
  }

  /** The word between two marks: its 2- to 4-grams, and the word as a whole. */
  private static void count(String word, Map<Integer, Integer> counts) {
    int length = word.length() + 2;
    for (int n = 2; n <= 4; n++) {
      for (int i = 0; i + n <= length; i++) {
        counts.merge(hash(word, i, i + n, 0x811C9DC5), 1, Integer::sum);
      }
    }
    counts.merge(hash(word, 0, length, 0x2F0B4C47), 1, Integer::sum);
  }

  /** FNV-1a of a part of the marked word. */
  private static int hash(String word, int from, int to, int seed) {
    int h = seed;
    for (int i = from; i < to; i++) {
      h = (h ^ (i == 0 || i > word.length() ? '_' : word.charAt(i - 1))) * 0x01000193;
    }
    return (h ^ (h >>> 16)) & (DIMENSIONS - 1);
  }

  /** Inverse document frequency of every feature; a feature never seen weighs most. */
  static float[] idf(List<SparseVector> counts) {
    int[] documents = new int[DIMENSIONS];
    counts.forEach(
        vector -> {
          for (int index : vector.indices()) {
            documents[index]++;
          }
        });
    float[] idf = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      idf[i] = (float) StrictMath.log((counts.size() + 1) / (documents[i] + 0.5));
    }
    return idf;
  }

  /** Weighted and scaled to length 1. */
  static SparseVector weighted(SparseVector counts, float[] idf) {
    float[] values = new float[counts.values().length];
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = counts.values()[i] * Math.max(0, idf[counts.indices()[i]]);
      squares += (double) values[i] * values[i];
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return new SparseVector(counts.indices(), values);
  }
}
