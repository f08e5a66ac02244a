package org.omnidesk.tickets.intake;

/**
 * A message that no retry will make readable. Its text names the field and what is wrong with it.
 */
public class UnreadableMessageException extends Exception {

  public UnreadableMessageException(String reason) {
    super(reason);
  }

  public UnreadableMessageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
