package org.omnidesk.ai.learn;

import org.omnidesk.tickets.WireName;

/** What a registered model is for. */
public enum ModelKind implements WireName {
  /** Tells the category; a {@link org.omnidesk.ai.classify.TrainedClassifier}. */
  CATEGORY,
  /** A fine-tuned encoder; the weights lie in a file, the row keeps how it did. */
  ENCODER
}
