package org.omnidesk.ai.claude;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Sets the most that a call can cost aside before it leaves; refuses it where a cap is reached. */
public class ClaudeBudget {

  /** Tokens that the service adds of its own. */
  private static final int OVERHEAD = 600;

  private final ClaudeProperties properties;
  private final ClaudeGate gate;
  private final AiLog log;

  public ClaudeBudget(ClaudeProperties properties, ClaudeGate gate, AiLog log) {
    this.properties = properties;
    this.gate = gate;
    this.log = log;
  }

  /** Puts the call on the AI log with its full price, or refuses it. */
  public void reserve(ClaudeCall call) {
    if (!call.isOpen()) {
      return;
    }
    call.reserved = most(call);
    String channel = call.question().channel();
    AiLog.Caps caps =
        new AiLog.Caps(
            properties.dailyBudgetUsd(),
            properties.ticketBudgetUsd(),
            properties.channelBudgetUsd().get(channel));
    log.reserve(call, caps).ifPresent(cap -> call.refuse("no-budget", cap));
  }

  /**
   * The budget of a day.
   *
   * @param enabled whether any question can be sent
   * @param spentTodayUsd running calls counted at their highest price
   */
  public record Today(
      boolean enabled, String model, BigDecimal dailyBudgetUsd, BigDecimal spentTodayUsd) {}

  /** As it is now, over all replicas. */
  public Today today() {
    return new Today(
        gate.isOn(), properties.model(), properties.dailyBudgetUsd(), log.spentToday());
  }

  /** A token is a byte at least, so no text has more tokens than bytes. */
  private BigDecimal most(ClaudeCall call) {
    long bytes =
        OVERHEAD
            + bytes(call.fenced.system())
            + bytes(call.fenced.user())
            + bytes(call.question().answerSchema());
    return properties.cost(bytes, answerTokens(call.question()));
  }

  private int answerTokens(ClaudeQuestion question) {
    return Math.min(question.maxAnswerTokens(), properties.maxTokens());
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
