package org.omnidesk.tickets.system;

/** A route names a system that is not configured, or whose block is broken. */
public class UnknownSystemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownSystemException(String message) {
    super(message);
  }
}
