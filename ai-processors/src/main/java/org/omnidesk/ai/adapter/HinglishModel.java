package org.omnidesk.ai.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.ai.text.SparseVector;

/**
 * Whether a text in Latin letters is romanised Hindi: logistic regression on its words and
 * character 1- to 3-grams, leaning to yes with the share of words that are Hindi and nothing else,
 * of which there must be one. Cheaper than the language detector and free of its other duties, so
 * that encoding a text costs no second model.
 *
 * @param weights by hashed feature, the last one the bias
 * @param gloss knows Hindi words
 */
record HinglishModel(float[] weights, Gloss gloss) {

  /** Logits that a text of Hindi words only adds; the regression is shy of mixed texts. */
  private static final float HINDI_SHARE = 14;

  private static final float MOST = 5;

  static final int DIMENSIONS = 1 << 15;

  static HinglishModel train(Collection<String> hinglish, Collection<String> others, Gloss gloss) {
    List<SparseVector> x = new ArrayList<>();
    hinglish.forEach(text -> x.add(features(text)));
    others.forEach(text -> x.add(features(text)));
    int[] y = new int[x.size()];
    java.util.Arrays.fill(y, 0, hinglish.size(), 1);
    SoftmaxRegression regression = SoftmaxRegression.train(x, y, 2, DIMENSIONS, 10, 40);
    float[] weights = new float[DIMENSIONS + 1];
    for (int i = 0; i < DIMENSIONS; i++) {
      weights[i] = (float) (2 * regression.advantage(i, 1));
    }
    double[] bias = regression.scores(new SparseVector(new int[0], new float[0]));
    weights[DIMENSIONS] = (float) (bias[1] - bias[0]);
    return new HinglishModel(weights, gloss);
  }

  boolean isHinglish(String text) {
    SparseVector features = features(text);
    float score = weights[DIMENSIONS];
    for (int i = 0; i < features.indices().length; i++) {
      score += features.values()[i] * weights[features.indices()[i]];
    }
    List<String> words = Tokens.of(text).stream().filter(Tokens::isLatin).toList();
    long hindi = words.stream().filter(gloss::isHindi).count();
    return hindi > 0 && score + Math.min(MOST, HINDI_SHARE * hindi / words.size()) > 0;
  }

  private static SparseVector features(String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (String word : Tokens.of(text)) {
      if (Tokens.isLatin(word)) {
        int length = word.length() + 2;
        for (int n = 1; n <= 3; n++) {
          for (int i = 0; i + n <= length; i++) {
            counts.merge(hash(word, i, i + n, 0x811C9DC5), 1, Integer::sum);
          }
        }
        counts.merge(hash(word, 0, length, 0x2F0B4C47), 1, Integer::sum);
      }
    }
    int[] indices = new int[counts.size()];
    float[] values = new float[counts.size()];
    double squares = 0;
    int at = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      indices[at] = entry.getKey();
      values[at] = entry.getValue();
      squares += values[at] * values[at];
      at++;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
    return new SparseVector(indices, values);
  }

  /** FNV-1a of a part of the word between two marks. */
  private static int hash(String word, int from, int to, int seed) {
    int h = seed;
    for (int i = from; i < to; i++) {
      h = (h ^ (i == 0 || i > word.length() ? '_' : word.charAt(i - 1))) * 0x01000193;
    }
    return (h ^ (h >>> 15)) & (DIMENSIONS - 1);
  }
}
