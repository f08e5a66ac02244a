package org.omnidesk.ai.safety;

/** The masking of one question: what it masked it can restore. For one thread. */
public interface MaskingSession {

  /** The text with placeholders such as {@code <EMAIL_1>}. */
  String mask(String text);

  /** The text with the values in place of their placeholders; unknown placeholders stay. */
  String restore(String text);
}
