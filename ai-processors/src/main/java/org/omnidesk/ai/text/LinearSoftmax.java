package org.omnidesk.ai.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Multinomial logistic regression for many classes and features: minimises {@code C * sum(weight *
 * log loss) + |w|^2 / 2}, the bias free. Weights are kept in half precision. Immutable.
 */
public final class LinearSoftmax {

  private final int classes;
  private final int dimensions;
  private final float[] weights;

  private LinearSoftmax(int classes, int dimensions, float[] weights) {
    this.classes = classes;
    this.dimensions = dimensions;
    this.weights = weights;
  }

  /**
   * @param train which rows
   * @param y class of every row
   * @param weight of every row
   * @param steps at most so many
   */
  public static LinearSoftmax train(
      Rows rows, int[] train, int[] y, float[] weight, int classes, float c, int steps) {
    int dimensions = rows.dimensions();
    int bias = dimensions * classes;
    float[] weights = new float[bias + classes];
    float[] scores = new float[classes];
    FloatLbfgs.minimize(
        (point, gradient) -> {
          double value = 0;
          for (int at = 0; at < bias; at += 4096) {
            float part = 0;
            for (int i = at; i < Math.min(bias, at + 4096); i++) {
              part += point[i] * point[i];
            }
            value += part / 2;
          }
          System.arraycopy(point, 0, gradient, 0, bias);
          java.util.Arrays.fill(gradient, bias, bias + classes, 0);
          for (int row : train) {
            System.arraycopy(point, bias, scores, 0, classes);
            rows.score(row, point, classes, scores);
            float times = c * weight[row];
            value += times * lossInto(scores, y[row]);
            for (int k = 0; k < classes; k++) {
              scores[k] *= times;
              gradient[bias + k] += scores[k];
            }
            rows.accumulate(row, gradient, classes, scores);
          }
          return value;
        },
        weights,
        steps,
        1e-5);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Float.float16ToFloat(Float.floatToFloat16(weights[i]));
    }
    return new LinearSoftmax(classes, dimensions, weights);
  }

  /** Log loss; the scores become probability minus truth. */
  private static double lossInto(float[] scores, int truth) {
    float most = scores[0];
    for (float score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      float e = (float) Math.exp(scores[k] - most);
      scores[k] = e;
      sum += e;
    }
    float scale = (float) (1 / sum);
    for (int k = 0; k < scores.length; k++) {
      scores[k] *= scale;
    }
    double loss = -Math.log(Math.max(scores[truth], 1e-30));
    scores[truth] -= 1;
    return loss;
  }

  /** Scores by class, before softmax. */
  public float[] scores(Rows rows, int row) {
    float[] scores = new float[classes];
    System.arraycopy(weights, dimensions * classes, scores, 0, classes);
    rows.score(row, weights, classes, scores);
    return scores;
  }

  /** Scores of one sparse vector. */
  public float[] scores(SparseVector vector) {
    return scores(Rows.of(new SparseVector[] {vector}, dimensions), 0);
  }

  /** Scores of one dense vector. */
  public float[] scores(float[] vector) {
    return scores(Rows.of(new float[][] {vector}, dimensions), 0);
  }

  /** How much a feature of a class is above the mean of the classes. */
  public double advantage(int feature, int ofClass) {
    double mean = 0;
    for (int k = 0; k < classes; k++) {
      mean += weights[feature * classes + k];
    }
    return weights[feature * classes + ofClass] - mean / classes;
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(classes);
    out.writeInt(dimensions);
    for (float weight : weights) {
      out.writeShort(Float.floatToFloat16(weight));
    }
  }

  public static LinearSoftmax read(DataInput in) throws IOException {
    int classes = in.readInt();
    int dimensions = in.readInt();
    float[] weights = new float[(dimensions + 1) * classes];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Float.float16ToFloat(in.readShort());
    }
    return new LinearSoftmax(classes, dimensions, weights);
  }
}
