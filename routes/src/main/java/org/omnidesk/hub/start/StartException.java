package org.omnidesk.hub.start;

/** The hub cannot start; the message is one line that names the setting or the file to look at. */
public class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartException(String message) {
    super(message);
  }

  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
