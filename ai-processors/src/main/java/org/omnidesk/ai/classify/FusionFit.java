package org.omnidesk.ai.classify;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.omnidesk.ai.text.Minimum;
import org.omnidesk.ai.text.SoftmaxRegression;

/**
 * Chooses the weights of the heads on rows that their models have not seen. All heads begin at
 * their usual shares, scaled to one temperature; the more rows there are, the further the weights
 * may go from there. A language with rows enough begins at the weights of all and goes its own way:
 * so the encoder is not listened to where it does not see the script.
 */
final class FusionFit {

  private static final int ROWS_OF_A_LANGUAGE = 60;
  // Worth about as much as a hundred rows.
  private static final double PULL = 10;
  // Calibrated the descriptions of tickets-endava's classes on its train part.
  private static final double USUAL_TOTAL = 1.85;

  private final float[][][] scores;
  private final int[] truth;
  private final String[] languages;
  private final float[] spread;
  private final int classes;
  private final boolean blind;

  /**
   * @param scores centred, [head][row][class]
   * @param truth class of each row
   * @param languages of each row, null where unknown
   * @param blind whether the encoder does not see Devanagari
   */
  FusionFit(float[][][] scores, int[] truth, String[] languages, int classes, boolean blind) {
    this.scores = scores;
    this.truth = truth;
    this.languages = languages;
    this.classes = classes;
    this.blind = blind;
    this.spread = new float[scores.length];
    for (int h = 0; h < spread.length; h++) {
      spread[h] = truth.length == 0 ? (float) Head.values()[h].usualSpread() : spread(scores[h]);
    }
  }

  private static float spread(float[][] rows) {
    double square = 0;
    for (float[] row : rows) {
      for (float score : row) {
        square += score * score;
      }
    }
    return (float) Math.sqrt(square / rows.length / rows[0].length + 1e-12);
  }

  /** The weights of all given rows. */
  Fusion fit(int[] rows) {
    Map<String, Fusion.Weights> byLanguage = new TreeMap<>();
    Fusion.Weights any = weights(rows, prior(rows));
    byLanguage.put(Fusion.ANY, any);
    String[] named =
        Arrays.stream(rows)
            .mapToObj(row -> languages[row])
            .filter(l -> l != null)
            .distinct()
            .toArray(String[]::new);
    for (String language : named) {
      int[] own = Arrays.stream(rows).filter(row -> language.equals(languages[row])).toArray();
      if (own.length >= ROWS_OF_A_LANGUAGE && own.length < rows.length) {
        byLanguage.put(language, weights(own, any));
      }
    }
    if (blind && !byLanguage.containsKey(FusedModel.HINDI)) {
      byLanguage.put(FusedModel.HINDI, withoutEncoder(any));
    }
    return new Fusion(spread, byLanguage);
  }

  private Fusion.Weights withoutEncoder(Fusion.Weights any) {
    double[] heads = any.heads().clone();
    double all = 0;
    double kept = 1e-9;
    for (int h = 0; h < heads.length; h++) {
      all += heads[h];
      if (Head.values()[h].ofEncoder()) {
        heads[h] = 0;
      }
      kept += heads[h];
    }
    for (int h = 0; h < heads.length; h++) {
      heads[h] *= Math.min(1.5, all / kept);
    }
    return new Fusion.Weights(heads, any.bias());
  }

  private Fusion.Weights prior(int[] rows) {
    double best = USUAL_TOTAL;
    if (rows.length > 0) {
      double least = Double.MAX_VALUE;
      for (double total = 0.3; total < 15; total *= 1.15) {
        double loss = loss(rows, usual(total), null);
        if (loss < least) {
          least = loss;
          best = total;
        }
      }
    }
    return usual(best);
  }

  private Fusion.Weights usual(double total) {
    double[] heads = new double[scores.length];
    double shares = 0;
    for (int h = 0; h < heads.length; h++) {
      heads[h] = Head.values()[h].share();
      shares += heads[h];
    }
    for (int h = 0; h < heads.length; h++) {
      heads[h] *= total / shares;
    }
    return new Fusion.Weights(heads, new double[classes]);
  }

  private Fusion.Weights weights(int[] rows, Fusion.Weights from) {
    if (rows.length == 0) {
      return from;
    }
    int n = scores.length;
    // A weight is the square of its parameter: none is below 0, and no bound is to be watched.
    double[] point = new double[n + classes];
    for (int h = 0; h < n; h++) {
      point[h] = Math.sqrt(Math.max(from.heads()[h], 1e-3));
    }
    System.arraycopy(from.bias(), 0, point, n, classes);
    double pullOfBias = Math.max(PULL, 0.01 * rows.length);
    Minimum.find(
        (p, gradient) -> {
          Fusion.Weights weights = of(p);
          double[] slope = new double[n + classes];
          double value = loss(rows, weights, slope);
          for (int h = 0; h < n; h++) {
            double off = weights.heads()[h] - from.heads()[h];
            value += PULL * off * off;
            gradient[h] = (slope[h] + 2 * PULL * off) * 2 * p[h];
          }
          for (int k = 0; k < classes; k++) {
            double off = p[n + k] - from.bias()[k];
            value += pullOfBias * off * off;
            gradient[n + k] = slope[n + k] + 2 * pullOfBias * off;
          }
          return value;
        },
        point,
        100);
    return of(point);
  }

  private Fusion.Weights of(double[] point) {
    return new Fusion.Weights(
        IntStream.range(0, scores.length).mapToDouble(h -> point[h] * point[h]).toArray(),
        Arrays.copyOfRange(point, scores.length, point.length));
  }

  /** Log loss over the rows; adds the slopes of heads and biases where asked for. */
  private double loss(int[] rows, Fusion.Weights weights, double[] slope) {
    double loss = 0;
    double[] z = new double[classes];
    for (int row : rows) {
      System.arraycopy(weights.bias(), 0, z, 0, classes);
      for (int h = 0; h < scores.length; h++) {
        double times = weights.heads()[h] / spread[h];
        float[] of = scores[h][row];
        for (int k = 0; k < classes; k++) {
          z[k] += times * of[k];
        }
      }
      SoftmaxRegression.softmax(z, 1);
      loss -= Math.log(Math.max(z[truth[row]], 1e-30));
      if (slope != null) {
        z[truth[row]] -= 1;
        for (int h = 0; h < scores.length; h++) {
          float[] of = scores[h][row];
          double sum = 0;
          for (int k = 0; k < classes; k++) {
            sum += z[k] * of[k];
          }
          slope[h] += sum / spread[h];
        }
        for (int k = 0; k < classes; k++) {
          slope[scores.length + k] += z[k];
        }
      }
    }
    return loss;
  }
}
