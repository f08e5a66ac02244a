package org.omnidesk.ai.learn;

/** A model is being trained, here or on another replica; ask again later. */
public class TrainingBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TrainingBusyException() {
    super("a model is being trained");
  }
}
