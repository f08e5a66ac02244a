package org.omnidesk.ai.learn;

/** Tosses of a fair coin. */
final class Luck {

  private Luck() {}

  /**
   * Probability of at least so many heads.
   *
   * @param heads 0 to tosses
   * @param tosses 0 or more; of none, at least 0 heads are certain
   */
  static double atLeast(int heads, int tosses) {
    double logHalves = tosses * Math.log(0.5);
    double logWays = 0;
    double sum = 0;
    for (int k = 0; k <= tosses; k++) {
      if (k >= heads) {
        sum += Math.exp(logWays + logHalves);
      }
      logWays += Math.log((double) (tosses - k) / (k + 1));
    }
    return Math.min(1, sum);
  }
}
