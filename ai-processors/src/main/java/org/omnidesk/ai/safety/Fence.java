package org.omnidesk.ai.safety;

import java.util.List;

/** Sets outside texts apart from our own words, so that a model takes them as data. */
public interface Fence {

  /**
   * @param instructions our own words
   * @param outside masked before
   */
  Fenced around(String instructions, List<OutsideText> outside);

  /**
   * One fenced question.
   *
   * @param system instructions, the rule about data, and the canary that must never come back
   * @param user the fenced texts
   * @param canary a fresh random word
   */
  record Fenced(String system, String user, String canary) {}
}
