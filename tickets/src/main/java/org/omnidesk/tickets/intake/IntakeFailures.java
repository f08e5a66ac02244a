package org.omnidesk.tickets.intake;

import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.KeptMessage;
import org.omnidesk.tickets.message.MessageState;
import org.omnidesk.tickets.message.MessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a message that could not be applied. Every method writes to the database; if that
 * is away it throws, and the source is not acknowledged.
 */
public class IntakeFailures {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeFailures.class);

  private final MessageStore messages;

  public IntakeFailures(MessageStore messages) {
    this.messages = messages;
  }

  /** A message that was settled at an earlier arrival. */
  public IntakeResult settledBefore(KeptMessage kept) {
    return new IntakeResult(kept.state(), true, null, null, null);
  }

  /** No reading of the message makes sense: it goes to quarantine at once. */
  public IntakeResult unreadable(KeptMessage kept, String reason) {
    messages.quarantine(kept, reason);
    LOG.warn("message {} of {} quarantined: {}", kept.id(), kept.message().system(), reason);
    return new IntakeResult(MessageState.QUARANTINED, false, null, null, reason);
  }

  /**
   * Something else went wrong: it stays pending and is tried again, the fifth time puts it into
   * quarantine.
   */
  public IntakeResult failed(KeptMessage kept, Exception failure) {
    String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    int attempts = messages.failed(kept, reason);
    LOG.warn(
        "message {} of {} failed, try {}: {}",
        kept.id(),
        kept.message().system(),
        attempts,
        reason,
        failure);
    if (attempts == 0) {
      // another worker settled it in the meantime
      MessageState state = messages.state(kept.id());
      return new IntakeResult(state, true, null, null, null);
    }
    if (attempts < MessageStore.MAX_ATTEMPTS) {
      return new IntakeResult(MessageState.PENDING, false, null, null, reason);
    }
    return unreadable(kept, reason);
  }
}
