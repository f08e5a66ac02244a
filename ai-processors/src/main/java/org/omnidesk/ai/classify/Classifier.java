package org.omnidesk.ai.classify;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tells category, urgency and type. Safe for use by many threads. */
public interface Classifier {

  /**
   * One answer a text, in order. Waits while the model is trained.
   *
   * @throws org.omnidesk.ai.ModelNotReadyException if training failed
   */
  List<Classification> classify(List<ClassifiableText> texts);

  /** Holds a hash of the training data; before the model is trained ends in {@code -untrained}. */
  String modelId();

  /** Completes when the model is trained. Never blocks. */
  CompletableFuture<Void> ready();
}
