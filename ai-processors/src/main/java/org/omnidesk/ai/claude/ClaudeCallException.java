package org.omnidesk.ai.claude;

import java.time.Duration;

/** A try that brought no answer, in the words of {@link ClaudeOutcome.Failed}. */
final class ClaudeCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String status;
  private final boolean again;
  private final transient Duration retryAfter;
  private final boolean mayHaveCost;

  /**
   * @param again whether another try may help
   * @param retryAfter what the service asked for; null if nothing
   * @param mayHaveCost whether the service may have worked, and asks money for it
   */
  ClaudeCallException(
      String status, String message, boolean again, Duration retryAfter, boolean mayHaveCost) {
    super(message);
    this.status = status;
    this.again = again;
    this.retryAfter = retryAfter;
    this.mayHaveCost = mayHaveCost;
  }

  String status() {
    return status;
  }

  boolean again() {
    return again;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  boolean mayHaveCost() {
    return mayHaveCost;
  }
}
