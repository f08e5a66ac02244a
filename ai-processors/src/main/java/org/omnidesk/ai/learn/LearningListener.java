package org.omnidesk.ai.learn;

/** Hears of every candidate that was judged. */
@FunctionalInterface
public interface LearningListener {

  /**
   * @param version of the candidate
   * @param promoted whether it answers from now on
   */
  void judged(long version, Judgement judgement, boolean promoted);
}
