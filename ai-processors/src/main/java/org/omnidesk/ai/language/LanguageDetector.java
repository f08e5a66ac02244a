package org.omnidesk.ai.language;

/** Says which language a text is written in. Safe for use by many threads. */
public interface LanguageDetector {

  /**
   * Never null; a null, empty or too short text is {@link LanguageResult#UNKNOWN} with the reason.
   */
  LanguageResult detect(String text);

  /** Names the detector and its training data. */
  String modelId();
}
