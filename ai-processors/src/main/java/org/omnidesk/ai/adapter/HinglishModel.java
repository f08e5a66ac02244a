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
 * character 1- to 3-grams, and at least one word that the lexicon knows. Cheaper than the language
 * detector and free of its other duties, so that encoding a text costs no second model.
 *
 * @param weights by hashed feature, the last one the bias
 * @param lexicon what counts as a Hindi word
 */
record HinglishModel(float[] weights, Lexicon lexicon) {

  static final int DIMENSIONS = 1 << 15;

  static HinglishModel train(
      Collection<String> hinglish, Collection<String> others, Lexicon words) {
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
    return new HinglishModel(weights, words);
  }

  boolean isHinglish(String text) {
    SparseVector features = features(text);
    float score = weights[DIMENSIONS];
    for (int i = 0; i < features.indices().length; i++) {
      score += features.values()[i] * weights[features.indices()[i]];
    }
    return score > 0 && Tokens.of(text).stream().anyMatch(word -> lexicon.ofRoman(word) != null);
  }

  private static SparseVector features(String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (String word : Tokens.of(text)) {
      if (Tokens.isLatin(word)) {
        String marked = "_" + word + "_";
        for (int n = 1; n <= 3; n++) {
          for (int i = 0; i + n <= marked.length(); i++) {
            count(counts, marked.substring(i, i + n));
          }
        }
        count(counts, "=" + word);
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

  private static void count(Map<Integer, Integer> counts, String feature) {
    int hash = feature.hashCode() * 0x9E3779B1;
    counts.merge((hash ^ (hash >>> 15)) & (DIMENSIONS - 1), 1, Integer::sum);
  }
}
