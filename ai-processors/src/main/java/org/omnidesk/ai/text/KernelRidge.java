package org.omnidesk.ai.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Ridge regression on the classes with the kernel {@code exp(-gamma (1 - cosine))}, centred on some
 * rows (landmarks; Nystroem's approximation) or on all of them (exact). Bends where a linear model
 * of the vectors cannot. Works on products that are made elsewhere, so it holds no vectors itself.
 */
public final class KernelRidge {

  /** Chosen on tickets-endava, BANKING77 and CLINC150 by cross-validation on their train parts. */
  public static final float GAMMA = 2;

  private static final double LAMBDA = 0.1;
  private static final int BLOCK = 32;

  private final int[] landmarks;
  private final float[][] coefficients;
  private final int classes;

  private KernelRidge(int[] landmarks, float[][] coefficients, int classes) {
    this.landmarks = landmarks;
    this.coefficients = coefficients;
    this.classes = classes;
  }

  /** The model of all rows, and one for each fold that has not seen it. */
  public record Fitted(KernelRidge model, List<KernelRidge> withoutFold) {}

  /**
   * Fits.
   *
   * @param vectors of all rows
   * @param y class of each row
   * @param weight of each row
   * @param fold of each row; -1: in every training
   * @param folds how many of them are held out
   * @param landmarks rows to centre on; exact where they are all
   */
  public static Fitted fit(
      Vectors vectors,
      int[] y,
      float[] weight,
      int classes,
      int[] fold,
      int folds,
      int[] landmarks,
      int threads) {
    float[][] kernel = kernel(vectors, landmarks, threads);
    boolean exact = landmarks.length == vectors.size();
    List<Callable<KernelRidge>> works = new ArrayList<>();
    for (int held = 0; held <= folds; held++) {
      int out = held == folds ? -2 : held;
      works.add(
          () ->
              exact
                  ? exact(kernel, y, weight, classes, fold, out)
                  : nystroem(kernel, y, weight, classes, fold, out, landmarks));
    }
    List<KernelRidge> all = Parallel.all(threads, works);
    return new Fitted(all.get(folds), all.subList(0, folds));
  }

  private static float[][] kernel(Vectors vectors, int[] landmarks, int threads) {
    float[][] kernel = new float[vectors.size()][];
    Vectors centres = vectors.some(landmarks);
    Parallel.ranges(
        threads,
        kernel.length,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            float[] near = centres.products(vectors.row(row));
            for (int i = 0; i < near.length; i++) {
              near[i] = (float) Math.exp(-GAMMA * (1 - near[i]));
            }
            kernel[row] = near;
          }
        });
    return kernel;
  }

  private static KernelRidge exact(
      float[][] kernel, int[] y, float[] weight, int classes, int[] fold, int out) {
    int n = 0;
    for (int of : fold) {
      n += of == out ? 0 : 1;
    }
    int[] rows = new int[n];
    int at = 0;
    for (int row = 0; row < fold.length; row++) {
      if (fold[row] != out) {
        rows[at++] = row;
      }
    }
    double[][] a = new double[n][n];
    double[][] b = new double[n][classes];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        a[i][j] = kernel[rows[i]][rows[j]];
      }
      a[i][i] += LAMBDA / weight[rows[i]];
      target(b[i], y[rows[i]], 1);
    }
    Cholesky.solve(a, b);
    return new KernelRidge(rows, rounded(b), classes);
  }

  private static KernelRidge nystroem(
      float[][] kernel,
      int[] y,
      float[] weight,
      int classes,
      int[] fold,
      int out,
      int[] landmarks) {
    int m = landmarks.length;
    double[][] a = new double[m][m];
    double[][] b = new double[m][classes];
    float[][] block = new float[BLOCK][];
    float[] weights = new float[BLOCK];
    float[][] part = new float[m][m];
    int filled = 0;
    int blocks = 0;
    double[] target = new double[classes];
    for (int row = 0; row < kernel.length; row++) {
      if (fold[row] != out) {
        target(target, y[row], weight[row]);
        for (int i = 0; i < m; i++) {
          double times = kernel[row][i];
          for (int k = 0; k < classes; k++) {
            b[i][k] += times * target[k];
          }
        }
        block[filled] = kernel[row];
        weights[filled++] = weight[row];
      }
      if (filled == BLOCK || (row == kernel.length - 1 && filled > 0)) {
        for (int i = filled; i < BLOCK; i++) {
          block[i] = block[0];
          weights[i] = 0;
        }
        gram(part, block, weights);
        filled = 0;
        // Sums of few rows in single, of all in double precision: half the memory traffic.
        if (++blocks % 8 == 0 || row == kernel.length - 1) {
          flush(part, a);
        }
      }
    }
    flush(part, a);
    for (int i = 0; i < m; i++) {
      for (int j = i; j < m; j++) {
        a[i][j] += LAMBDA * kernel[landmarks[i]][j];
      }
      a[i][i] += 1e-3;
    }
    Cholesky.solve(a, b);
    return new KernelRidge(landmarks, rounded(b), classes);
  }

  /** A row of the sum stays in the nearest cache while a whole block is added to it. */
  private static void gram(float[][] to, float[][] rows, float[] w) {
    for (int i = 0; i < to.length; i++) {
      float[] into = to[i];
      for (int at = 0; at < BLOCK; at += 4) {
        float[] a = rows[at];
        float[] b = rows[at + 1];
        float[] c = rows[at + 2];
        float[] d = rows[at + 3];
        float va = w[at] * a[i];
        float vb = w[at + 1] * b[i];
        float vc = w[at + 2] * c[i];
        float vd = w[at + 3] * d[i];
        for (int j = i; j < into.length; j++) {
          into[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
        }
      }
    }
  }

  private static void flush(float[][] part, double[][] into) {
    for (int i = 0; i < part.length; i++) {
      for (int j = i; j < part.length; j++) {
        into[i][j] += part[i][j];
        part[i][j] = 0;
      }
    }
  }

  private static void target(double[] into, int truth, double times) {
    for (int k = 0; k < into.length; k++) {
      into[k] = times * ((k == truth ? 1 : 0) - 1.0 / into.length);
    }
  }

  private static float[][] rounded(double[][] solution) {
    float[][] rounded = new float[solution.length][];
    for (int i = 0; i < solution.length; i++) {
      rounded[i] = new float[solution[i].length];
      for (int k = 0; k < solution[i].length; k++) {
        rounded[i][k] = (float) solution[i][k];
      }
    }
    return rounded;
  }

  /**
   * Scores by class.
   *
   * @param products of the text's vector with all rows that it was fitted on
   */
  public float[] scores(float[] products) {
    float[] scores = new float[classes];
    for (int i = 0; i < landmarks.length; i++) {
      float near = (float) Math.exp(-GAMMA * (1 - products[landmarks[i]]));
      float[] of = coefficients[i];
      for (int k = 0; k < classes; k++) {
        scores[k] += near * of[k];
      }
    }
    return scores;
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(classes);
    out.writeInt(landmarks.length);
    for (int i = 0; i < landmarks.length; i++) {
      out.writeInt(landmarks[i]);
      for (float coefficient : coefficients[i]) {
        out.writeFloat(coefficient);
      }
    }
  }

  public static KernelRidge read(DataInput in) throws IOException {
    int classes = in.readInt();
    int size = in.readInt();
    int[] landmarks = new int[size];
    float[][] coefficients = new float[size][classes];
    for (int i = 0; i < size; i++) {
      landmarks[i] = in.readInt();
      for (int k = 0; k < classes; k++) {
        coefficients[i][k] = in.readFloat();
      }
    }
    return new KernelRidge(landmarks, coefficients, classes);
  }
}
