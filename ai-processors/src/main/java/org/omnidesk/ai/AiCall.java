package org.omnidesk.ai;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * One finished call of a processor, for metrics.
 *
 * @param operation {@code embed, language, classify, similar, draft, vector-upsert, vector-search}
 * @param model id of the model that answered
 * @param status {@code success, abstained, refused} or {@code error}; of a model outside also why
 *     it was not asked ({@code no-budget, breaker-open, restricted}) or gave no usable answer, see
 *     {@link org.omnidesk.ai.claude.ClaudeOutcome.Failed}
 * @param duration wall time
 * @param confidence of the answer, 0-1, where the operation has one
 * @param gpu whether a GPU computed it
 */
public record AiCall(
    String operation,
    String model,
    String status,
    Duration duration,
    OptionalDouble confidence,
    boolean gpu) {

  /** A call that the CPU computed. */
  public AiCall(
      String operation, String model, String status, Duration duration, OptionalDouble confidence) {
    this(operation, model, status, duration, confidence, false);
  }
}
