package org.omnidesk.tickets.query;

/** A cursor that this list did not give. */
public class BadCursorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadCursorException() {
    super("is no cursor of this list; give back the `next` of the page before");
  }
}
