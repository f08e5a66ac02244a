package org.omnidesk.ai.claude;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.omnidesk.ai.AiCall;
import org.omnidesk.ai.AiCallListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a call: its row on the AI log, its metrics, its outcome. */
public class ClaudeLedger {

  private static final Logger LOG = LoggerFactory.getLogger(ClaudeLedger.class);

  private final ClaudeProperties properties;
  private final AiLog log;
  private final List<AiCallListener> listeners;

  public ClaudeLedger(ClaudeProperties properties, AiLog log, List<AiCallListener> listeners) {
    this.properties = properties;
    this.log = log;
    this.listeners = List.copyOf(listeners);
  }

  /** The outcome of a call that ended in whatever way. */
  public ClaudeOutcome settle(ClaudeCall call) {
    boolean known = call.inputTokens != null && call.outputTokens != null;
    boolean estimated = !known && (call.answered || call.mayHaveCost);
    BigDecimal cost =
        known
            ? properties.cost(call.inputTokens, call.outputTokens)
            : estimated ? call.reserved : BigDecimal.ZERO;
    ClaudeReceipt receipt =
        new ClaudeReceipt(
            call.id(),
            call.model,
            call.question().prompt().name(),
            call.question().prompt().version(),
            call.question().prompt().hash(),
            known ? call.inputTokens : 0,
            known ? call.outputTokens : 0,
            cost,
            call.took().toMillis());
    if (call.onLog) {
      log.ended(call, receipt, estimated);
    }
    count(call);
    return call.outcome(receipt);
  }

  /**
   * The outcome where a step broke that should not: the caller gets it as any other failure.
   *
   * @param body the call as far as it went, or the question
   */
  public ClaudeOutcome broken(Object body, Exception failure) {
    LOG.error("Claude: a step broke", failure);
    if (body instanceof ClaudeCall call) {
      call.fail("error", "a step of the hub broke");
      // if it was sent, nobody knows any more what it cost
      call.mayHaveCost |= call.isSent();
      try {
        return settle(call);
      } catch (RuntimeException again) {
        LOG.error("Claude: the call stays reserved on the AI log", again);
        return call.outcome(null);
      }
    }
    return new ClaudeOutcome.Failed("error", "a step of the hub broke");
  }

  /** What was off, or never left by a rule about data, is no request. */
  private void count(ClaudeCall call) {
    if (call.status().equals("off")) {
      return;
    }
    AiCall done =
        new AiCall(
            call.question().operation(),
            properties.model(),
            call.status(),
            call.took(),
            OptionalDouble.empty());
    for (AiCallListener listener : listeners) {
      try {
        listener.onCall(done);
      } catch (RuntimeException e) {
        LOG.warn("AI call listener failed: {}", e.toString());
      }
    }
  }
}
