package org.omnidesk.ai.claude;

/** How a question ended. No outcome ever holds a confidence that nobody gave. */
public sealed interface ClaudeOutcome {

  /**
   * An answer that fits the schema and passed the guardrails.
   *
   * @param json masked values are restored
   */
  record Answered(String json, ClaudeReceipt receipt) implements ClaudeOutcome {}

  /**
   * The question was not sent: switched off, no budget, restricted data, breaker open.
   *
   * @param reason for people
   */
  record NotAsked(String reason) implements ClaudeOutcome {}

  /**
   * Sent, and no usable answer came.
   *
   * @param status one word for the counters: {@code timeout, rate-limited, overloaded, error, cut,
   *     garbage, schema, empty, too-long, guardrail}
   * @param reason for people
   */
  record Failed(String status, String reason) implements ClaudeOutcome {}

  /** For routes. */
  default boolean isAnswered() {
    return this instanceof Answered;
  }
}
