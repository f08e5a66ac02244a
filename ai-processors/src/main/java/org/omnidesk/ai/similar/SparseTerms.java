package org.omnidesk.ai.similar;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Words of a text as hashes with weights, so that a store of vectors holds no readable text.
 *
 * @param terms unsigned 32-bit hashes, ascending as unsigned numbers, each once; not copied
 * @param weights one each, finite and over 0; not copied
 */
public record SparseTerms(int[] terms, float[] weights) {

  public static final SparseTerms NONE = new SparseTerms(new int[0], new float[0]);

  public SparseTerms {
    if (Objects.requireNonNull(terms, "terms").length != weights.length) {
      throw new IllegalArgumentException(terms.length + " terms, " + weights.length + " weights");
    }
    for (int i = 0; i < terms.length; i++) {
      if (!(weights[i] > 0) || Float.isInfinite(weights[i])) {
        throw new IllegalArgumentException("the weight of a term must be over 0 and finite");
      }
      if (i > 0 && Integer.compareUnsigned(terms[i - 1], terms[i]) >= 0) {
        throw new IllegalArgumentException("terms must ascend");
      }
    }
  }

  /** Of weights by term. */
  public static SparseTerms of(Map<Integer, Double> weights) {
    TreeMap<Integer, Double> sorted = new TreeMap<>(Integer::compareUnsigned);
    sorted.putAll(weights);
    int[] terms = new int[sorted.size()];
    float[] values = new float[sorted.size()];
    int at = 0;
    for (Map.Entry<Integer, Double> entry : sorted.entrySet()) {
      terms[at] = entry.getKey();
      values[at++] = entry.getValue().floatValue();
    }
    return new SparseTerms(terms, values);
  }

  public boolean isEmpty() {
    return terms.length == 0;
  }

  /** Sum of the products of the weights of common terms. */
  public double dot(SparseTerms other) {
    double sum = 0;
    for (int i = 0, j = 0; i < terms.length && j < other.terms.length; ) {
      int order = Integer.compareUnsigned(terms[i], other.terms[j]);
      if (order == 0) {
        sum += (double) weights[i] * other.weights[j];
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return sum;
  }
}
