package org.omnidesk.ai.learn;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.encoder.Encoder;

/** The encoder as a training needs it: up, or not at all. */
final class UsableEncoder {

  // The product's own fused model is trained in minutes on two busy cores.
  private static final Duration START = Duration.ofMinutes(15);

  private final Encoder encoder;

  /**
   * @param encoder null: words alone
   */
  UsableEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Waits until the classifier answers with the encoder's vectors, for a candidate is to be
   * compared with what the product can do, not with what it does in its first minutes.
   *
   * @return the encoder; null where the classifier stays with words alone
   */
  Encoder awaitClassifier(LocalClassifier classifier) {
    if (encoder == null) {
      return null;
    }
    Instant until = Instant.now().plus(START);
    while (classifier.current().encoderId() == null
        && !encoder.ready().isCompletedExceptionally()
        && Instant.now().isBefore(until)) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return classifier.current().encoderId() == null ? null : encoder;
  }
}
