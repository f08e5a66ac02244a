package org.omnidesk.ai;

/** The model, or the store of its vectors, is not there (yet); the caller may come again later. */
public class ModelNotReadyException extends RuntimeException {

  /**
   * @param message names the model and what was waited for
   * @param cause why loading failed, or null while it goes on
   */
  public ModelNotReadyException(String message, Throwable cause) {
    super(message, cause);
  }
}
