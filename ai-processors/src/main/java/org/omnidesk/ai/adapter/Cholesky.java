package org.omnidesk.ai.adapter;

import java.util.stream.IntStream;

/**
 * Factor L of a symmetric positive definite matrix, L times its transpose; rows on all cores, with
 * the same result on any number of them.
 */
final class Cholesky {

  private static final int BLOCK = 48;

  private final double[][] l;
  private final int n;

  private Cholesky(double[][] l) {
    this.l = l;
    this.n = l.length;
  }

  /**
   * @param matrix its lower triangle is read and overwritten
   * @throws ArithmeticException if it is not positive definite
   */
  static Cholesky of(double[][] matrix) {
    Cholesky factor = new Cholesky(matrix);
    for (int from = 0; from < factor.n; from += BLOCK) {
      int first = from;
      int to = Math.min(from + BLOCK, factor.n);
      for (int i = first; i < to; i++) {
        factor.row(i, first, i + 1);
      }
      IntStream.range(to, factor.n).parallel().forEach(i -> factor.row(i, first, to));
    }
    return factor;
  }

  private void row(int i, int from, int to) {
    double[] row = l[i];
    for (int j = from; j < to; j++) {
      double rest = row[j] - dot(row, l[j], 0, j);
      if (i == j) {
        if (!(rest > 0)) {
          throw new ArithmeticException("not positive definite at row " + i);
        }
        row[j] = Math.sqrt(rest);
      } else {
        row[j] = rest / l[j][j];
      }
    }
  }

  /** Four sums at once: the processor need not wait for each addition. */
  private static double dot(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = from;
    for (; k + 3 < to; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (; k < to; k++) {
      s0 += a[k] * b[k];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The solution of (L L') x = y for every column of y; y is overwritten. */
  void solve(double[][] y) {
    int columns = y[0].length;
    int width = 64;
    IntStream.range(0, (columns + width - 1) / width)
        .parallel()
        .forEach(c -> solve(y, c * width, Math.min(columns, (c + 1) * width)));
  }

  private void solve(double[][] y, int from, int to) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        subtract(y[i], y[k], l[i][k], from, to);
      }
      divide(y[i], l[i][i], from, to);
    }
    for (int i = n - 1; i >= 0; i--) {
      divide(y[i], l[i][i], from, to);
      for (int k = 0; k < i; k++) {
        subtract(y[k], y[i], l[i][k], from, to);
      }
    }
  }

  private static void subtract(double[] from, double[] what, double times, int first, int last) {
    for (int j = first; j < last; j++) {
      from[j] -= times * what[j];
    }
  }

  private static void divide(double[] row, double by, int from, int to) {
    for (int j = from; j < to; j++) {
      row[j] /= by;
    }
  }

  /** The diagonal of the inverse of the matrix. */
  double[] inverseDiagonal() {
    double[] diagonal = new double[n];
    int width = 16;
    IntStream.range(0, (n + width - 1) / width)
        .parallel()
        .forEach(b -> inverseColumns(b * width, Math.min(n, (b + 1) * width), diagonal));
    return diagonal;
  }

  /** Columns of the inverse of L, kept as rows; the squares of a column's values are summed. */
  private void inverseColumns(int from, int to, double[] diagonal) {
    double[][] columns = new double[to - from][n];
    for (int i = from; i < n; i++) {
      for (int j = from; j < to && j <= i; j++) {
        double[] column = columns[j - from];
        double value = i == j ? 1 : -dot(l[i], column, j, i);
        column[i] = value / l[i][i];
        diagonal[j] += column[i] * column[i];
      }
    }
  }
}
