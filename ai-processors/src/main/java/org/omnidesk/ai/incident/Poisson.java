package org.omnidesk.ai.incident;

/** Chances of rare arrivals. */
final class Poisson {

  private Poisson() {}

  /** P(X >= n) of a Poisson variable, exact also where it is tiny. */
  static double atLeast(int n, double mean) {
    double term = Math.exp(-mean);
    for (int k = 1; k <= n; k++) {
      term *= mean / k;
    }
    double sum = 0;
    for (int k = n; term > sum * 1e-12 && k < n + 1000; ) {
      sum += term;
      term *= mean / ++k;
    }
    return Math.min(1, sum);
  }
}
