package org.omnidesk.sandbox.embedded;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka ends the whole JVM when its log folder fails. Here that becomes a note on the broker: the
 * hub lives on, its events wait in the outbox, and {@link EmbeddedKafka} says what is wrong.
 */
final class KafkaExit {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaExit.class);
  private static final AtomicReference<String> FAILURE = new AtomicReference<>();

  private KafkaExit() {}

  /** Replaces the procedures that end the JVM and forgets an earlier failure. */
  static void guard() {
    FAILURE.set(null);
    Exit.setExitProcedure(KafkaExit::note);
    Exit.setHaltProcedure(KafkaExit::note);
  }

  /** Why the broker wanted to end the JVM; null while it is well. */
  static String failure() {
    return FAILURE.get();
  }

  private static void note(int status, String message) {
    String reason = message == null ? "status " + status : message;
    if (FAILURE.compareAndSet(null, reason)) {
      LOG.error(
          "the embedded Kafka broker has failed ({}): events wait in the outbox; check the disk of"
              + " omnidesk.data and start again",
          reason);
    }
  }
}
