package org.omnidesk.connectors.solman.outbound;

/** A call that got no answer in the contract's form. */
public class SolmanCallException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean unclear;
  private final boolean login;

  /**
   * A failed call.
   *
   * @param unclear whether the call may have taken effect all the same
   */
  public SolmanCallException(String reason, boolean unclear) {
    this(reason, unclear, false, null);
  }

  public SolmanCallException(String reason, boolean unclear, boolean login, Throwable cause) {
    super(reason, cause);
    this.unclear = unclear;
    this.login = login;
  }

  /** Whether the call may have taken effect all the same. */
  public boolean isUnclear() {
    return unclear;
  }

  /** Whether the peer did not let us in. */
  public boolean isLogin() {
    return login;
  }
}
