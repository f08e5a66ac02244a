package org.omnidesk.sandbox.embedded;

/** An embedded service cannot start; the message is one line that ends in the remedy. */
public class EmbeddedStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmbeddedStartException(String message) {
    super(message);
  }

  public EmbeddedStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
