package org.omnidesk.ai.adapter;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns a linear map that puts each text nearer to its twin than to the other texts of a batch
 * (InfoNCE in both directions, Adam): ridge regression alone shrinks towards the mean, and some
 * vectors become everybody's neighbour. Deterministic.
 */
final class ContrastiveMap {

  private static final float TEMPERATURE = 0.05f;
  private static final double RATE = 1e-3;

  /** Twins of different pairs that are this near are not pushed apart. */
  private static final float SAME = 0.98f;

  private final float[][] x;
  private final float[][] twins;
  private final int inputs;
  private final int outputs;
  private final float[][] weights;
  private final double[][] mean;
  private final double[][] square;

  private ContrastiveMap(float[][] x, float[][] twins, float[][] start) {
    this.x = x;
    this.twins = twins;
    this.inputs = start.length;
    this.outputs = start[0].length;
    this.weights = start;
    this.mean = new double[inputs][outputs];
    this.square = new double[inputs][outputs];
  }

  /**
   * @param x one text a row
   * @param twins unit vectors
   * @param start the map to begin with, inputs x outputs; overwritten with the result
   * @param batch texts of a step, fewer where there are fewer
   */
  static void learn(float[][] x, float[][] twins, float[][] start, int steps, int batch) {
    ContrastiveMap map = new ContrastiveMap(x, twins, start);
    Random random = new Random(7);
    int[] order = IntStream.range(0, x.length).toArray();
    int size = Math.min(batch, x.length);
    for (int step = 1; step <= steps; step++) {
      for (int i = 0; i < size; i++) {
        int j = i + random.nextInt(order.length - i);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
      map.step(order, size, step);
    }
  }

  private void step(int[] rows, int n, int step) {
    float[][] e = new float[n][];
    float[][] transposed = new float[outputs][n];
    for (int i = 0; i < n; i++) {
      e[i] = twins[rows[i]];
      for (int d = 0; d < outputs; d++) {
        transposed[d][i] = e[i][d];
      }
    }
    float[][] unit = new float[n][];
    float[] lengths = new float[n];
    float[][] p = new float[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              float[] z = Vectors.times(x[rows[i]], weights);
              lengths[i] = Vectors.normalize(z);
              unit[i] = z;
              p[i] = Vectors.times(z, transposed);
              float[] between = Vectors.times(e[i], transposed);
              for (int j = 0; j < n; j++) {
                p[i][j] = i != j && between[j] > SAME ? -1e9f : p[i][j] / TEMPERATURE;
              }
            });
    float[][] gradient = scores(p, n);
    float[][] towards = new float[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              float[] g = Vectors.times(gradient[i], e);
              float along = Vectors.dot(g, unit[i]);
              for (int d = 0; d < outputs; d++) {
                g[d] = (g[d] - unit[i][d] * along) / lengths[i];
              }
              towards[i] = g;
            });
    IntStream.range(0, inputs).parallel().forEach(k -> adam(k, rows, n, towards, step));
  }

  /** Softmax by row plus softmax by column minus the truth. */
  private static float[][] scores(float[][] s, int n) {
    double[] most = new double[n];
    double[] sums = new double[n];
    java.util.Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (float[] row : s) {
      for (int j = 0; j < n; j++) {
        most[j] = Math.max(most[j], row[j]);
      }
    }
    for (float[] row : s) {
      for (int j = 0; j < n; j++) {
        sums[j] += StrictMath.exp(row[j] - most[j]);
      }
    }
    float[][] g = new float[n][n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              double high = Double.NEGATIVE_INFINITY;
              for (int j = 0; j < n; j++) {
                high = Math.max(high, s[i][j]);
              }
              double sum = 0;
              double[] by = new double[n];
              for (int j = 0; j < n; j++) {
                by[j] = StrictMath.exp(s[i][j] - high);
                sum += by[j];
              }
              for (int j = 0; j < n; j++) {
                double both = by[j] / sum + StrictMath.exp(s[i][j] - most[j]) / sums[j];
                g[i][j] = (float) ((both - (i == j ? 2 : 0)) / (2.0 * n * TEMPERATURE));
              }
            });
    return g;
  }

  private void adam(int k, int[] rows, int n, float[][] towards, int step) {
    float[] g = new float[outputs];
    for (int i = 0; i < n; i++) {
      Vectors.add(g, towards[i], x[rows[i]][k]);
    }
    double first = 1 - StrictMath.pow(0.9, step);
    double second = 1 - StrictMath.pow(0.999, step);
    for (int d = 0; d < outputs; d++) {
      mean[k][d] = 0.9 * mean[k][d] + 0.1 * g[d];
      square[k][d] = 0.999 * square[k][d] + 0.001 * g[d] * g[d];
      weights[k][d] -=
          (float) (RATE * (mean[k][d] / first) / (Math.sqrt(square[k][d] / second) + 1e-8));
    }
  }
}
