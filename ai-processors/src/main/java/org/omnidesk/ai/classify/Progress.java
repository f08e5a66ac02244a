package org.omnidesk.ai.classify;

/** Hears how far a training is. Called from the training's threads, one call at a time. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress NONE = (step, done, of) -> {};

  /**
   * @param step what is done now, for people
   * @param done steps finished
   * @param of steps in all
   */
  void at(String step, int done, int of);
}
