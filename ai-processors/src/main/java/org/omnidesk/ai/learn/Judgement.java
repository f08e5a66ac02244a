package org.omnidesk.ai.learn;

import java.util.Map;

/**
 * The running and the candidate model on the same held-out rows. Shares are 0-1.
 *
 * @param better whether the candidate is to take over
 * @param reason of that, for people
 * @param all over all rows
 * @param gained rows that only the candidate tells right
 * @param lost rows that only the running model tells right
 * @param chance how probable it is that luck alone gives such a gain, by McNemar's exact test, one
 *     side
 * @param corrections over the rows where a person overrode what was there
 * @param leftAlone over tickets that a model filed and people left so: whether it tells the same
 * @param perClass by category as labelled
 * @param perLanguage by language; {@code unknown} where none is known
 */
public record Judgement(
    boolean better,
    String reason,
    BeforeAfter all,
    int gained,
    int lost,
    double chance,
    BeforeAfter corrections,
    BeforeAfter leftAlone,
    Map<String, BeforeAfter> perClass,
    Map<String, BeforeAfter> perLanguage) {

  /**
   * Share of right categories.
   *
   * @param n rows
   * @param before of the running model
   * @param after of the candidate
   */
  public record BeforeAfter(int n, double before, double after) {

    /** What the candidate gains, negative if it loses. */
    public double gain() {
      return after - before;
    }
  }
}
