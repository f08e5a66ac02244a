package org.omnidesk.ai.adapter;

/** Arithmetic of float vectors, in loops that the compiler turns into vector instructions. */
final class Vectors {

  private Vectors() {}

  /** Adds what, times a factor. */
  static void add(float[] to, float[] what, float times) {
    for (int d = 0; d < to.length; d++) {
      to[d] += times * what[d];
    }
  }

  /** A row vector times a matrix. */
  static float[] times(float[] row, float[][] matrix) {
    float[] product = new float[matrix[0].length];
    for (int k = 0; k < matrix.length; k++) {
      if (row[k] != 0) {
        add(product, matrix[k], row[k]);
      }
    }
    return product;
  }

  static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int d = 0;
    for (; d + 3 < a.length; d += 4) {
      s0 += a[d] * b[d];
      s1 += a[d + 1] * b[d + 1];
      s2 += a[d + 2] * b[d + 2];
      s3 += a[d + 3] * b[d + 3];
    }
    for (; d < a.length; d++) {
      s0 += a[d] * b[d];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Scales to length 1 in place, an all-zero vector stays; the length it had, never 0. */
  static float normalize(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float length = (float) Math.max(1e-9, Math.sqrt(squares));
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= length;
    }
    return length;
  }

  /** The mean direction of two unit vectors, length 1. */
  static float[] between(float[] a, float[] b) {
    float[] sum = a.clone();
    add(sum, b, 1);
    normalize(sum);
    return sum;
  }
}
