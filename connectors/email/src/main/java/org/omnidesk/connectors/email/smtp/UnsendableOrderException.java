package org.omnidesk.connectors.email.smtp;

/** No mail can be made of an order; a person has to look at it. */
public final class UnsendableOrderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnsendableOrderException(String reason) {
    super(reason);
  }
}
