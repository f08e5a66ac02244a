package org.omnidesk.ai.similar;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much a word says, by the number of texts that hold it: BM25's {@code ln(1 + (n - df + 0.5) /
 * (df + 0.5))} to the power of {@value #POWER}, which favours the rarest. Immutable.
 */
public final class Rarity {

  private static final double POWER = 1.25;

  private final Map<Integer, Integer> documents;
  private final int n;

  private Rarity(Map<Integer, Integer> documents, int n) {
    this.documents = documents;
    this.n = n;
  }

  /** Counts in how many texts each word is. */
  public static Rarity of(Iterable<SparseTerms> texts) {
    Map<Integer, Integer> documents = new HashMap<>();
    int n = 0;
    for (SparseTerms text : texts) {
      n++;
      for (int term : text.terms()) {
        documents.merge(term, 1, Integer::sum);
      }
    }
    return new Rarity(documents, n);
  }

  /** Number of texts that were counted. */
  public int texts() {
    return n;
  }

  /** Weight of a term; one never seen weighs most. */
  public double of(int term) {
    int df = documents.getOrDefault(term, 0);
    return Math.pow(Math.log1p((n - df + 0.5) / (df + 0.5)), POWER);
  }

  /** The terms by their rarity, of length 1; {@link SparseTerms#NONE} stays so. */
  public SparseTerms weigh(SparseTerms terms) {
    float[] weights = new float[terms.terms().length];
    double square = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (terms.weights()[i] * of(terms.terms()[i]));
      square += weights[i] * weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (weights[i] / Math.sqrt(square));
    }
    return new SparseTerms(terms.terms(), weights);
  }

  /**
   * What to look for in a store that holds unweighed terms: the product with a stored text is the
   * product of both weighed texts, but for the stored text's length.
   */
  public SparseTerms query(SparseTerms terms, int most) {
    SparseTerms weighed = weigh(terms);
    Map<Integer, Double> weights = new HashMap<>();
    for (int i = 0; i < weighed.terms().length; i++) {
      weights.put(weighed.terms()[i], weighed.weights()[i] * of(weighed.terms()[i]));
    }
    return SparseTerms.of(
        weights.entrySet().stream()
            .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()))
            .limit(most)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Terms of both texts, the ones that add most to their likeness first. */
  public List<Integer> shared(SparseTerms one, SparseTerms other) {
    SparseTerms left = weigh(one);
    SparseTerms right = weigh(other);
    Map<Integer, Double> products = new HashMap<>();
    Map<Integer, Float> weights = new HashMap<>();
    for (int i = 0; i < left.terms().length; i++) {
      weights.put(left.terms()[i], left.weights()[i]);
    }
    for (int i = 0; i < right.terms().length; i++) {
      Float weight = weights.get(right.terms()[i]);
      if (weight != null) {
        products.put(right.terms()[i], (double) weight * right.weights()[i]);
      }
    }
    return products.entrySet().stream()
        .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
