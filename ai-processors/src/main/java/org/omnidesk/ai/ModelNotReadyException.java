package org.omnidesk.ai;

/** The model is still loading, or could not be loaded; the caller may come again later. */
public final class ModelNotReadyException extends RuntimeException {

  /**
   * @param message names the model and what was waited for
   * @param cause why loading failed, or null while it goes on
   */
  public ModelNotReadyException(String message, Throwable cause) {
    super(message, cause);
  }
}
