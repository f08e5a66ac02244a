package org.omnidesk.ai.text;

/** Solves symmetric positive definite systems, {@code A X = B}. */
final class Cholesky {

  private Cholesky() {}

  /**
   * @param a upper half read, overwritten
   * @param b right-hand sides by row, overwritten by the solution
   * @throws ArithmeticException if a is not positive definite
   */
  static void solve(double[][] a, double[][] b) {
    factor(a);
    int n = a.length;
    for (int i = 0; i < n; i++) {
      double[] u = a[i];
      scale(b[i], 1 / u[i]);
      for (int j = i + 1; j < n; j++) {
        subtract(b[j], b[i], u[j]);
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      double[] u = a[i];
      for (int j = i + 1; j < n; j++) {
        subtract(b[i], b[j], u[j]);
      }
      scale(b[i], 1 / u[i]);
    }
  }

  /**
   * A becomes U with {@code U'U = A}. Four rows at a time, so that memory is crossed less often.
   */
  private static void factor(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k += 4) {
      int end = Math.min(n, k + 4);
      for (int p = k; p < end; p++) {
        for (int q = k; q < p; q++) {
          subtract(a[p], a[q], a[q][p], p);
        }
        if (!(a[p][p] > 0)) {
          throw new ArithmeticException("not positive definite at row " + p);
        }
        double pivot = Math.sqrt(a[p][p]);
        a[p][p] = pivot;
        for (int j = p + 1; j < n; j++) {
          a[p][j] /= pivot;
        }
      }
      for (int i = end; i < n && end - k == 4; i++) {
        subtract(a[i], a[k], a[k + 1], a[k + 2], a[k + 3], i);
      }
    }
  }

  private static void subtract(
      double[] to, double[] a, double[] b, double[] c, double[] d, int from) {
    double va = a[from];
    double vb = b[from];
    double vc = c[from];
    double vd = d[from];
    for (int j = from; j < to.length; j++) {
      to[j] -= va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
    }
  }

  private static void subtract(double[] to, double[] what, double times, int from) {
    for (int j = from; j < to.length; j++) {
      to[j] -= times * what[j];
    }
  }

  private static void subtract(double[] to, double[] what, double times) {
    for (int j = 0; j < to.length; j++) {
      to[j] -= times * what[j];
    }
  }

  private static void scale(double[] what, double times) {
    for (int j = 0; j < what.length; j++) {
      what[j] *= times;
    }
  }
}
