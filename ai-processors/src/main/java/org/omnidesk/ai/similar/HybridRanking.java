package org.omnidesk.ai.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks texts by vector and words together. The likeness of two texts is {@code (0.75 d + l) /
 * 1.75}, d the cosine of their vectors and l that of their words weighed by {@link Rarity}. A text
 * that is like everything is no evidence: from its likeness a quarter of what it has with its
 * {@value #NEIGHBOURS} nearest in the pool is taken off for the order (not for the score).
 *
 * <p>Weights and form were chosen on Hadoop's bug reports (128 queries, 2,503 reports) in three
 * rounds, of which the last was a grid of 48 settings with a MAP between 0.644 and 0.686: that
 * figure is a tuning score. Another project's reports were not at hand.
 */
public final class HybridRanking {

  private static final double DENSE = 0.75;
  private static final double WHOLE = 1 + DENSE;
  private static final int NEIGHBOURS = 10;
  private static final double HUB = 0.25;

  private final float[][] vectors;
  private final SparseTerms[] words;
  private final double[] hubness;

  /**
   * One text of the pool at its place in the pool.
   *
   * @param index in the pool
   * @param order what the ranking goes by
   * @param score likeness, 0-1
   * @param dense cosine of the vectors
   * @param lexical cosine of the words, 0-1
   */
  public record Ranked(int index, double order, double score, double dense, double lexical) {}

  /**
   * @param vectors of the pool, any length over 0
   * @param terms of the pool, unweighed
   */
  public HybridRanking(List<float[]> vectors, List<SparseTerms> terms, Rarity rarity) {
    this.vectors = vectors.stream().map(HybridRanking::unit).toArray(float[][]::new);
    this.words = terms.stream().map(rarity::weigh).toArray(SparseTerms[]::new);
    this.hubness = hubness();
  }

  /** The whole pool, best first; equals in the order of the pool. */
  public List<Ranked> rank(float[] vector, SparseTerms weighed) {
    float[] query = unit(vector);
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      double dense = dot(query, vectors[i]);
      double lexical = weighed.dot(words[i]);
      double score = blend(dense, lexical);
      ranked.add(new Ranked(i, score - HUB * hubness[i], clip(score), dense, clip(lexical)));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::order).reversed());
    return ranked;
  }

  /** Ranks the pool against one of its own texts, which comes back too. */
  public List<Ranked> rank(int index) {
    return rank(vectors[index], words[index]);
  }

  private double[] hubness() {
    int n = vectors.length;
    // heaps of the best so far: no n x n table, a pool may be thousands of texts
    double[][] best = new double[n][Math.min(NEIGHBOURS, Math.max(0, n - 1))];
    for (double[] row : best) {
      Arrays.fill(row, -1);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double score = blend(dot(vectors[i], vectors[j]), words[i].dot(words[j]));
        keep(best[i], score);
        keep(best[j], score);
      }
    }
    return Arrays.stream(best).mapToDouble(row -> Arrays.stream(row).average().orElse(0)).toArray();
  }

  /** Ascending; the least falls out. */
  private static void keep(double[] best, double score) {
    if (best.length == 0 || score <= best[0]) {
      return;
    }
    int at = 0;
    while (at + 1 < best.length && best[at + 1] < score) {
      best[at] = best[at + 1];
      at++;
    }
    best[at] = score;
  }

  private static double blend(double dense, double lexical) {
    return (DENSE * dense + lexical) / WHOLE;
  }

  private static double clip(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    float[] unit = new float[vector.length];
    for (int d = 0; d < unit.length; d++) {
      unit[d] = (float) (vector[d] / Math.sqrt(square));
    }
    return unit;
  }
}
