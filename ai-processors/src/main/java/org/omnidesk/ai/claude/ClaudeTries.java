package org.omnidesk.ai.claude;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says after each try whether there is an answer, another try, or the end. */
public class ClaudeTries {

  private static final Logger LOG = LoggerFactory.getLogger(ClaudeTries.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final ClaudeProperties properties;
  private final DoubleSupplier jitter;

  public ClaudeTries(ClaudeProperties properties) {
    this(properties, () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * @param jitter 0 to 1
   */
  ClaudeTries(ClaudeProperties properties, DoubleSupplier jitter) {
    this.properties = properties;
    this.jitter = jitter;
  }

  /** The model spoke. What it said is checked later. */
  public void answered(ClaudeCall call, String text) {
    call.trying = false;
    call.answered = true;
    call.text = text;
  }

  /** The model did not speak, or was not let: the breaker is open where no try had begun. */
  public void failed(ClaudeCall call, Throwable failure) {
    ClaudeCallException known = find(failure, ClaudeCallException.class);
    if (!call.trying) {
      leave(call);
    } else if (known != null) {
      call.mayHaveCost |= known.mayHaveCost();
      call.last = known;
      decide(call, known);
    } else {
      // what LangChain4j cannot read
      call.mayHaveCost = true;
      call.fail("garbage", "the answer cannot be read");
      LOG.warn("Claude: an answer cannot be read: {}", name(failure));
    }
    call.trying = false;
  }

  private static void leave(ClaudeCall call) {
    if (call.last == null) {
      call.refuse("breaker-open", "Claude failed too often a moment ago and is left alone");
    } else {
      call.fail(call.last.status(), call.last.getMessage());
    }
  }

  private void decide(ClaudeCall call, ClaudeCallException failure) {
    Duration wait = failure.again() ? pause(call.tries, failure.retryAfter()) : null;
    if (wait == null
        || call.tries >= properties.tries()
        || wait.compareTo(properties.longestWait()) > 0) {
      call.fail(failure.status(), failure.getMessage());
      LOG.warn("Claude: {} after {} tries", failure.getMessage(), call.tries);
    } else {
      call.pause = wait;
    }
  }

  /** What the service asks for and a little more, else twice as long each time, give or take. */
  private Duration pause(int tries, Duration retryAfter) {
    double shake = jitter.getAsDouble();
    return retryAfter != null
        ? retryAfter.plusMillis(Math.round(500 * shake))
        : Duration.ofMillis(
            Math.round(FIRST_PAUSE.toMillis() * (1L << (tries - 1)) * (0.5 + shake)));
  }

  private static String name(Throwable failure) {
    return failure == null ? "unknown" : failure.getClass().getSimpleName();
  }

  private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
