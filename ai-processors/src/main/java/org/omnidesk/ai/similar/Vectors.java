package org.omnidesk.ai.similar;

/** What both stores ask of a vector. */
public final class Vectors {

  private Vectors() {}

  /**
   * @throws IllegalArgumentException for a vector without direction
   */
  public static void requireUsable(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      throw new IllegalArgumentException("a vector must be finite and not all zero");
    }
  }
}
