package org.omnidesk.ai.text;

import java.util.List;

/**
 * Multinomial logistic regression with an L2 penalty, trained by {@link Lbfgs}: minimises {@code C
 * * log loss + |w|^2 / 2}. Immutable after training; deterministic.
 */
public final class SoftmaxRegression {

  private final int classes;
  private final double[] weights;
  private final double temperature;

  private SoftmaxRegression(int classes, double[] weights, double temperature) {
    this.classes = classes;
    this.weights = weights;
    this.temperature = temperature;
  }

  /**
   * @param x one vector a row
   * @param y class of each row, 0 to classes - 1
   * @param classes number of classes
   * @param dimensions above every index in x
   * @param c the larger, the closer to the data
   * @param steps at most so many
   */
  public static SoftmaxRegression train(
      List<SparseVector> x, int[] y, int classes, int dimensions, double c, int steps) {
    // Row f of the weights holds feature f for all classes; the last row is the bias.
    double[] weights = new double[(dimensions + 1) * classes];
    double[] scores = new double[classes];
    Lbfgs.minimize(
        (point, gradient) -> {
          double value = 0;
          for (int i = 0; i < dimensions * classes; i++) {
            value += point[i] * point[i] / 2;
            gradient[i] = point[i];
          }
          // The bias is not penalised.
          for (int k = 0; k < classes; k++) {
            gradient[dimensions * classes + k] = 0;
          }
          for (int row = 0; row < y.length; row++) {
            SparseVector vector = x.get(row);
            score(point, classes, vector, scores);
            softmax(scores, 1);
            value -= c * Math.log(Math.max(scores[y[row]], 1e-300));
            scores[y[row]] -= 1;
            accumulate(gradient, vector, scores, c, classes, dimensions);
          }
          return value;
        },
        weights,
        steps);
    return new SoftmaxRegression(classes, weights, 1);
  }

  private static void accumulate(
      double[] gradient, SparseVector x, double[] errors, double c, int classes, int dimensions) {
    int[] indices = x.indices();
    float[] values = x.values();
    for (int i = 0; i < indices.length; i++) {
      int base = indices[i] * classes;
      double times = c * values[i];
      for (int k = 0; k < classes; k++) {
        gradient[base + k] += times * errors[k];
      }
    }
    for (int k = 0; k < classes; k++) {
      gradient[dimensions * classes + k] += c * errors[k];
    }
  }

  /** The same weights with flatter (above 1) or steeper probabilities. */
  public SoftmaxRegression withTemperature(double divisor) {
    return new SoftmaxRegression(classes, weights, divisor);
  }

  /** Probabilities by class, summing to 1. */
  public double[] probabilities(SparseVector x) {
    double[] scores = scores(x);
    softmax(scores, temperature);
    return scores;
  }

  /** Raw scores by class, before temperature and softmax. */
  public double[] scores(SparseVector x) {
    double[] scores = new double[classes];
    score(weights, classes, x, scores);
    return scores;
  }

  /** How much feature i of a class is above the mean of the classes. */
  public double advantage(int feature, int ofClass) {
    double mean = 0;
    for (int k = 0; k < classes; k++) {
      mean += weights[feature * classes + k];
    }
    return weights[feature * classes + ofClass] - mean / classes;
  }

  private static void score(double[] weights, int classes, SparseVector x, double[] scores) {
    int bias = weights.length - classes;
    System.arraycopy(weights, bias, scores, 0, classes);
    int[] indices = x.indices();
    float[] values = x.values();
    for (int i = 0; i < indices.length; i++) {
      int base = indices[i] * classes;
      for (int k = 0; k < classes; k++) {
        scores[k] += values[i] * weights[base + k];
      }
    }
  }

  /** Scores become probabilities, in place. */
  public static void softmax(double[] scores, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] = Math.exp((scores[k] - most) / temperature);
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
  }

  /** Index of the largest value. */
  public static int best(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    return best;
  }
}
