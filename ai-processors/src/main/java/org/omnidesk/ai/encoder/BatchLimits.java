package org.omnidesk.ai.encoder;

import java.time.Duration;

/**
 * When a batch goes to the engine, and how much may wait.
 *
 * @param size texts of one batch at most
 * @param tokens padded tokens of one batch at most; bounds the memory of an inference
 * @param linger how long the first text of a batch that is not full waits for others
 * @param queue texts that may wait; callers with more are held up
 */
public record BatchLimits(int size, int tokens, Duration linger, int queue) {

  public BatchLimits {
    if (size < 1 || tokens < 1 || queue < 1 || linger.isNegative()) {
      throw new IllegalArgumentException("batch limits must be positive");
    }
  }
}
