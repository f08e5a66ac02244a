package org.omnidesk.ai.text;

/**
 * A vector of few non-zero values.
 *
 * @param indices ascending; not copied
 * @param values as many as indices; not copied
 */
public record SparseVector(int[] indices, float[] values) {

  /** Dot product; with unit vectors the cosine. */
  public double dot(SparseVector other) {
    double sum = 0;
    int a = 0;
    int b = 0;
    while (a < indices.length && b < other.indices.length) {
      if (indices[a] == other.indices[b]) {
        sum += values[a++] * other.values[b++];
      } else if (indices[a] < other.indices[b]) {
        a++;
      } else {
        b++;
      }
    }
    return sum;
  }
}
