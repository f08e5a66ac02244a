package org.omnidesk.ai.classify;

/** What a fused model listens to. */
enum Head {
  /** Logistic regression on words and pairs. */
  WORDS(false, 1.0, 0.70),
  /** Logistic regression on pieces of words. */
  PIECES(false, 1.0, 0.76),
  /** Logistic regression on the encoder's vector. */
  LINEAR(true, 0.4, 0.87),
  /** Kernel ridge regression on the encoder's vector. */
  KERNEL(true, 1.0, 0.12),
  /** Votes of the nearest rows. */
  NEIGHBOURS(true, 0.4, 1.34),
  /** Cosine to the descriptions. */
  PHRASES(true, 1.0, 0.18);

  private final boolean ofEncoder;
  private final double share;
  private final double usualSpread;

  Head(boolean ofEncoder, double share, double usualSpread) {
    this.ofEncoder = ofEncoder;
    this.share = share;
    this.usualSpread = usualSpread;
  }

  boolean ofEncoder() {
    return ofEncoder;
  }

  /**
   * Its part of the first weights: the linear model and the neighbours say little that others do
   * not.
   */
  double share() {
    return share;
  }

  /** Standard deviation of its centred scores, where no row was held out to measure it. */
  double usualSpread() {
    return usualSpread;
  }
}
