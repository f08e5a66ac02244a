package org.omnidesk.ai.safety;

import java.util.List;

/** Checks what a model wrote before anybody sees it. */
public interface Guardrails {

  /**
   * Why the text must not be used, for people; empty if it may be.
   *
   * @param canary of the question; null where there was none
   * @param text of the model
   * @param given the texts that the model had: a link, address or number from nowhere is refused
   */
  List<String> violations(String canary, String text, List<OutsideText> given);
}
