package org.omnidesk.ai.claude;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The AI log in PostgreSQL, {@code ai_calls}: who asked which model what kind of question, what it
 * took, how it ended, who let its result be used. Never a text.
 */
public class AiLog {

  private static final String TODAY =
      "date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'";

  private final JdbcClient jdbc;
  private final Transactions transactions;

  public AiLog(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * The most that may be spent, in US dollars.
   *
   * @param channel null: no cap of its own
   */
  public record Caps(BigDecimal day, BigDecimal ticket, BigDecimal channel) {}

  /** What was spent, reservations of running calls counted in full. */
  public record Spent(BigDecimal day, BigDecimal ticket, BigDecimal channel) {}

  /**
   * Writes the call with its reserved cost if it fits all caps. Replicas do this one after the
   * other, so that together they stay under the caps too.
   *
   * @return the cap that is reached, for people; empty if the call may go
   */
  Optional<String> reserve(ClaudeCall call, Caps caps) {
    return transactions.run(
        () -> {
          jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('ai_calls'))) AS l")
              .query(Integer.class)
              .single();
          Spent spent = spent(call.question().ticketId(), call.question().channel());
          Optional<String> reached = reached(spent, caps, call);
          if (reached.isEmpty()) {
            insert(call);
          }
          return reached;
        });
  }

  private static Optional<String> reached(Spent spent, Caps caps, ClaudeCall call) {
    BigDecimal cost = call.reserved;
    if (spent.day().add(cost).compareTo(caps.day()) > 0) {
      return Optional.of("the budget of the day is used up");
    }
    if (call.question().ticketId() != null
        && spent.ticket().add(cost).compareTo(caps.ticket()) > 0) {
      return Optional.of("the budget of this ticket is used up");
    }
    if (caps.channel() != null && spent.channel().add(cost).compareTo(caps.channel()) > 0) {
      return Optional.of("the budget of the day for " + call.question().channel() + " is used up");
    }
    return Optional.empty();
  }

  private void insert(ClaudeCall call) {
    ClaudeQuestion question = call.question();
    jdbc.sql(
            """
            INSERT INTO ai_calls (id, operation, ticket_id, channel, model, prompt_name, prompt_version, prompt_hash,
              cost_usd) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            Arrays.asList(
                call.id(),
                question.operation(),
                question.ticketId(),
                question.channel(),
                call.model,
                question.prompt().name(),
                question.prompt().version(),
                question.prompt().hash(),
                call.reserved))
        .update();
    call.onLog = true;
  }

  /** Writes how a call on the log ended. */
  void ended(ClaudeCall call, ClaudeReceipt receipt, boolean estimated) {
    jdbc.sql(
            """
            UPDATE ai_calls SET status = ?, tries = ?, model = ?, input_tokens = ?, output_tokens = ?, cost_usd = ?,
              estimated = ?, latency_ms = ? WHERE id = ?""")
        .params(
            call.status(),
            call.tries,
            Texts.line(receipt.model(), 100, "unknown"),
            receipt.inputTokens(),
            receipt.outputTokens(),
            receipt.costUsd(),
            estimated,
            receipt.latencyMillis(),
            call.id())
        .update();
  }

  /**
   * Notes who let the result of a call be used.
   *
   * @param by a user's id, or {@code rule:} and its name
   */
  public void approved(UUID callId, String by) {
    jdbc.sql(
            "UPDATE ai_calls SET approved_by = ?, approved_at = now() WHERE id = ? AND approved_by IS NULL")
        .params(by, callId)
        .update();
  }

  /** What was spent today in all. */
  public BigDecimal spentToday() {
    return spent(null, "").day();
  }

  /**
   * What was spent today in all, ever on a ticket, today on a channel.
   *
   * @param ticket may be null
   */
  public Spent spent(UUID ticket, String channel) {
    return jdbc.sql(
            """
            SELECT coalesce(sum(cost_usd) FILTER (WHERE at >= %1$s), 0),
                   coalesce(sum(cost_usd) FILTER (WHERE ticket_id = :ticket::uuid), 0),
                   coalesce(sum(cost_usd) FILTER (WHERE at >= %1$s AND channel = :channel), 0)
            FROM ai_calls WHERE at >= %1$s OR ticket_id = :ticket::uuid"""
                .formatted(TODAY))
        .param("ticket", ticket == null ? null : ticket.toString())
        .param("channel", channel)
        .query((rs, n) -> new Spent(rs.getBigDecimal(1), rs.getBigDecimal(2), rs.getBigDecimal(3)))
        .single();
  }
}
