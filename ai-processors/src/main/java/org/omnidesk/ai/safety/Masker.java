package org.omnidesk.ai.safety;

/** Replaces personal and secret values by placeholders. Safe for use by many threads. */
public interface Masker {

  /** A session in which one value has one placeholder in all texts. */
  MaskingSession begin();
}
