package org.omnidesk.connectors.glpi;

/** A call to GLPI that did not bring what was asked for. */
public class GlpiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  public enum Kind {
    /** No answer, a page instead of JSON, a 5xx: later. */
    UNAVAILABLE,
    /** A token, an address or a right of the API client: a person must change it. */
    CONFIGURATION,
    /** The user may not do this. */
    FORBIDDEN,
    /** No such record. */
    NOT_FOUND,
    /** GLPI understood and said no. */
    REFUSED
  }

  private final Kind kind;
  private final String code;
  private final boolean ambiguous;

  GlpiException(Kind kind, String code, String message, boolean ambiguous, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
    this.ambiguous = ambiguous;
  }

  GlpiException(Kind kind, String code, String message) {
    this(kind, code, message, false, null);
  }

  public Kind kind() {
    return kind;
  }

  /** GLPI's own code, never translated; null if there was none. */
  public String code() {
    return code;
  }

  /** Whether a write may have taken effect all the same. */
  public boolean ambiguous() {
    return ambiguous;
  }
}
