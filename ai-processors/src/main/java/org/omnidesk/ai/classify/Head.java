package org.omnidesk.ai.classify;

/** What a fused model listens to. */
enum Head {
  /** Logistic regression on words and pairs. */
  WORDS(false, 4.0),
  /** Logistic regression on pieces of words. */
  PIECES(false, 4.0),
  /** Logistic regression on the encoder's vector. */
  LINEAR(true, 2.4),
  /** Kernel ridge regression on the encoder's vector. */
  KERNEL(true, 0.11),
  /** Votes of the nearest rows. */
  NEIGHBOURS(true, 1.6),
  /** Cosine to the descriptions. */
  PHRASES(true, 0.2);

  private final boolean ofEncoder;
  private final double usualSpread;

  Head(boolean ofEncoder, double usualSpread) {
    this.ofEncoder = ofEncoder;
    this.usualSpread = usualSpread;
  }

  boolean ofEncoder() {
    return ofEncoder;
  }

  /** Standard deviation of its centred scores, where no row was held out to measure it. */
  double usualSpread() {
    return usualSpread;
  }
}
