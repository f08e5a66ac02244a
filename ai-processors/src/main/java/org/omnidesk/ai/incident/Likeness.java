package org.omnidesk.ai.incident;

import java.util.Set;
import org.omnidesk.ai.text.UnitVectors;

/**
 * How alike two arrivals are, 0-1: cosine of their vectors, shared terms, and the category, which a
 * classifier may have got wrong and so only counts a part.
 */
final class Likeness {

  private static final double COSINE = 0.7;
  private static final double TERMS = 0.1;
  private static final double CATEGORY = 0.2;
  private static final double UNKNOWN_CATEGORY = 0.4;

  private Likeness() {}

  static double of(Arrival a, Arrival b) {
    return COSINE * Math.max(0, UnitVectors.cosine(a.vector(), b.vector()))
        + TERMS * overlap(a.terms(), b.terms())
        + CATEGORY * category(a.category(), b.category());
  }

  private static double category(String a, String b) {
    if (a == null || b == null) {
      return UNKNOWN_CATEGORY;
    }
    return a.equals(b) ? 1 : 0;
  }

  /** Shared terms by the shorter text, so that a long mail and an SMS can meet. */
  private static double overlap(Set<String> a, Set<String> b) {
    Set<String> small = a.size() < b.size() ? a : b;
    Set<String> large = small == a ? b : a;
    long shared = 0;
    for (String term : small) {
      shared += large.contains(term) ? 1 : 0;
    }
    return small.isEmpty() ? 0 : Math.min(1, shared / Math.min(3.0, small.size()));
  }
}
