package org.omnidesk.ai.claude;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.omnidesk.ai.safety.Fence.Fenced;
import org.omnidesk.ai.safety.MaskingSession;
import org.omnidesk.ai.safety.OutsideText;

/**
 * One question on its way through {@code routes/enrich/ask-claude}. It stays open until a step ends
 * it; every later step then leaves it alone. For one thread at a time.
 */
public final class ClaudeCall {

  private final ClaudeQuestion question;
  private final UUID id;
  private final long begun = System.nanoTime();

  MaskingSession masks;
  List<OutsideText> masked = List.of();
  Fenced fenced;
  BigDecimal reserved = BigDecimal.ZERO;
  boolean onLog;

  int tries;
  boolean trying;
  ClaudeCallException last;
  Duration pause = Duration.ZERO;
  String model;
  boolean answered;
  boolean mayHaveCost;
  Integer inputTokens;
  Integer outputTokens;
  boolean cutByLimit;
  String text;

  private String status;
  private String reason;
  private boolean sentNothing;

  ClaudeCall(ClaudeQuestion question, UUID id, String model) {
    this.question = question;
    this.id = id;
    this.model = model;
  }

  /** What is asked. */
  public ClaudeQuestion question() {
    return question;
  }

  /** Its id on the AI log. */
  public UUID id() {
    return id;
  }

  /** Nothing has ended it yet. */
  public boolean isOpen() {
    return status == null;
  }

  /** Another try is to be made. */
  public boolean isWantsTry() {
    return isOpen() && !answered;
  }

  /** Milliseconds to wait before the next try. */
  public long pauseMillis() {
    return pause.toMillis();
  }

  /** Ended before anything left the house. */
  void refuse(String why, String forPeople) {
    end(why, forPeople);
    sentNothing = true;
  }

  /** Ended without a usable answer. */
  void fail(String why, String forPeople) {
    end(why, forPeople);
  }

  private void end(String why, String forPeople) {
    if (isOpen()) {
      status = why;
      reason = forPeople;
    }
  }

  /** {@code success} or the word for why not. */
  String status() {
    return status == null ? "success" : status;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Whether any try was made. */
  boolean isSent() {
    return tries > 0 && !sentNothing;
  }

  ClaudeOutcome outcome(ClaudeReceipt receipt) {
    if (isOpen()) {
      return new ClaudeOutcome.Answered(text, receipt);
    }
    return sentNothing
        ? new ClaudeOutcome.NotAsked(reason)
        : new ClaudeOutcome.Failed(status, reason);
  }
}
