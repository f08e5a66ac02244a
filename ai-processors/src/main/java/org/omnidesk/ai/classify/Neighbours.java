package org.omnidesk.ai.classify;

import java.util.Arrays;

/** Votes of the nearest training rows. */
final class Neighbours {

  private static final int K = 15;
  private static final double FLOOR = 0.01;

  private Neighbours() {}

  /**
   * Rows of the largest products, nearest first.
   *
   * @param fold of each row, with the one to leave out; null: none is left out
   */
  static int[] nearest(float[] products, int k, int[] fold, int out) {
    int[] best = new int[k];
    float[] values = new float[k];
    int found = 0;
    float least = Float.NEGATIVE_INFINITY;
    for (int row = 0; row < products.length; row++) {
      float value = products[row];
      if ((found == k && value <= least) || (fold != null && fold[row] == out)) {
        continue;
      }
      int at = found < k ? found++ : k - 1;
      while (at > 0 && values[at - 1] < value) {
        values[at] = values[at - 1];
        best[at] = best[at - 1];
        at--;
      }
      values[at] = value;
      best[at] = row;
      least = values[found - 1];
    }
    return Arrays.copyOf(best, found);
  }

  /** Log share of the votes by class, near rows count more. */
  static float[] votes(
      float[] products, int[] y, float[] weight, int classes, int[] fold, int out) {
    double[] votes = new double[classes];
    double sum = 1e-12;
    for (int row : nearest(products, K, fold, out)) {
      double vote = weight[row] * Math.exp(10 * (products[row] - 1));
      votes[y[row]] += vote;
      sum += vote;
    }
    float[] scores = new float[classes];
    for (int k = 0; k < classes; k++) {
      scores[k] = (float) Math.log(votes[k] / sum + FLOOR);
    }
    return scores;
  }

  /** Mean cosine of the three nearest rows. */
  static float closeness(float[] products, int[] fold, int out) {
    int[] rows = nearest(products, 3, fold, out);
    float sum = 0;
    for (int row : rows) {
      sum += products[row];
    }
    return rows.length == 0 ? 0 : sum / rows.length;
  }

  /**
   * Nearness to the phrases of each category: a soft maximum over them, and the whole description.
   *
   * @param from first phrase among the rows
   */
  static float[] toPhrases(float[] products, Phrases phrases, int from, int classes) {
    double[] sums = new double[classes];
    int[] counts = new int[classes];
    float[] scores = new float[classes];
    Arrays.fill(scores, Float.NaN);
    for (int i = 0; i < phrases.classes().length; i++) {
      int k = phrases.classes()[i];
      if (counts[k]++ == 0) {
        scores[k] = products[from + i];
      }
      sums[k] += Math.exp(20 * products[from + i]);
    }
    float least = Float.MAX_VALUE;
    for (int k = 0; k < classes; k++) {
      if (counts[k] > 0) {
        scores[k] += (float) (Math.log(sums[k] / counts[k]) / 20);
        least = Math.min(least, scores[k]);
      }
    }
    for (int k = 0; k < classes; k++) {
      // A class without a phrase, as the one of what is out of scope, gains nothing by them.
      scores[k] = counts[k] > 0 ? scores[k] : least;
    }
    return scores;
  }
}
