package org.omnidesk.ai.classify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How much a text is like those that the model was trained for: the strongest category's log odds,
 * the nearness of the three nearest rows, and the lead over the out-of-scope class where there is
 * one; each scaled by what held-out rows had.
 *
 * @param mean of each part over held-out rows in scope
 * @param deviation of each part
 * @param ranks ascending sums of held-out rows in scope, a hundred or fewer
 */
record Scope(double[] mean, double[] deviation, double[] ranks) {

  private static final int PARTS = 3;
  static final Scope NONE = new Scope(new double[PARTS], new double[PARTS], new double[0]);

  /** The parts of one text. */
  static double[] parts(double[] logits, int inScope, double closeness) {
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < inScope; k++) {
      best = Math.max(best, logits[k]);
    }
    double mean = Arrays.stream(logits).average().orElse(0);
    double outside = logits.length > inScope ? logits[inScope] : best;
    return new double[] {best - mean, closeness, best - outside};
  }

  /** Learns from held-out rows in scope, [row][part]. */
  static Scope of(double[][] parts) {
    if (parts.length < 20) {
      return NONE;
    }
    double[] mean = new double[PARTS];
    double[] deviation = new double[PARTS];
    for (int p = 0; p < PARTS; p++) {
      double sum = 0;
      double square = 0;
      for (double[] row : parts) {
        sum += row[p];
        square += row[p] * row[p];
      }
      mean[p] = sum / parts.length;
      deviation[p] = Math.sqrt(Math.max(0, square / parts.length - mean[p] * mean[p]));
    }
    Scope unranked = new Scope(mean, deviation, new double[0]);
    double[] sums = Arrays.stream(parts).mapToDouble(unranked::score).sorted().toArray();
    double[] ranks = new double[Math.min(100, sums.length)];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = sums[(int) ((long) i * sums.length / ranks.length)];
    }
    return new Scope(mean, deviation, ranks);
  }

  /** The larger, the more in scope. */
  double score(double[] parts) {
    double score = 0;
    for (int p = 0; p < PARTS; p++) {
      score += deviation[p] < 1e-9 ? 0 : (parts[p] - mean[p]) / deviation[p];
    }
    return score;
  }

  /**
   * Share of held-out rows in scope that were less in scope than this; 1 where nothing is known.
   */
  double rank(double[] parts) {
    if (ranks.length == 0) {
      return 1;
    }
    int at = Arrays.binarySearch(ranks, score(parts));
    return (double) (at >= 0 ? at + 1 : -at - 1) / ranks.length;
  }

  void write(DataOutput out) throws IOException {
    for (int p = 0; p < PARTS; p++) {
      out.writeDouble(mean[p]);
      out.writeDouble(deviation[p]);
    }
    out.writeInt(ranks.length);
    for (double rank : ranks) {
      out.writeDouble(rank);
    }
  }

  static Scope read(DataInput in) throws IOException {
    double[] mean = new double[PARTS];
    double[] deviation = new double[PARTS];
    for (int p = 0; p < PARTS; p++) {
      mean[p] = in.readDouble();
      deviation[p] = in.readDouble();
    }
    double[] ranks = new double[in.readInt()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = in.readDouble();
    }
    return new Scope(mean, deviation, ranks);
  }
}
