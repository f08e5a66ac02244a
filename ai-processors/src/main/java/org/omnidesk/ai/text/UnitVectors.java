package org.omnidesk.ai.text;

/** Arithmetic of vectors of length 1, as encoders give them. */
public final class UnitVectors {

  private UnitVectors() {}

  /** How alike two of them are: -1 to 1, up to rounding. */
  public static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
