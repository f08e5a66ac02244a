package org.omnidesk.ai.claude;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.AiCall;
import org.omnidesk.tickets.TestPostgres;
import org.omnidesk.tickets.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Caps against a real PostgreSQL. */
class ClaudeBudgetTest {

  private HikariDataSource source;
  private JdbcClient jdbc;
  private AiLog log;
  private final List<AiCall> counted = new ArrayList<>();

  @BeforeEach
  void start() {
    source = TestPostgres.fresh();
    jdbc = JdbcClient.create(source);
    log = replica();
  }

  @AfterEach
  void stop() {
    source.close();
  }

  /** Another one is as another process: nothing is shared but the database. */
  private AiLog replica() {
    return new AiLog(jdbc, new Transactions(new JdbcTransactionManager(source)));
  }

  private ClaudeCall reserve(ClaudeProperties properties, UUID ticket, String channel) {
    ClaudeCall call = ClaudeSettings.call(properties, ticket, channel);
    new ClaudeBudget(properties, new ClaudeGate(properties, true), log).reserve(call);
    return call;
  }

  private ClaudeOutcome settle(ClaudeProperties properties, ClaudeCall call) {
    return new ClaudeLedger(properties, log, List.of(counted::add)).settle(call);
  }

  /** A call that used so many tokens. */
  private void use(ClaudeProperties properties, ClaudeCall call, int in, int out) {
    call.tries = 1;
    call.answered = true;
    call.text = "{}";
    call.inputTokens = in;
    call.outputTokens = out;
    settle(properties, call);
  }

  private String column(ClaudeCall call, String column) {
    return jdbc.sql("SELECT " + column + "::text FROM ai_calls WHERE id = ?")
        .param(call.id())
        .query(String.class)
        .single();
  }

  @Test
  void replicas_that_ask_at_once_never_reserve_more_than_the_cap() throws Exception {
    BigDecimal one = reserve(ClaudeSettings.with(), null, "email").reserved;
    jdbc.sql("DELETE FROM ai_calls").update();
    BigDecimal cap = one.multiply(BigDecimal.valueOf(10)).add(one.divide(BigDecimal.TWO));
    ClaudeProperties properties = ClaudeSettings.with("daily-budget-usd", cap.toPlainString());
    List<Future<ClaudeCall>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (int i = 0; i < 60; i++) {
        ClaudeBudget replica =
            new ClaudeBudget(properties, new ClaudeGate(properties, true), replica());
        calls.add(
            threads.submit(
                () -> {
                  ClaudeCall call = ClaudeSettings.call(properties, null, "email");
                  replica.reserve(call);
                  return call;
                }));
      }
    }
    int let = 0;
    for (Future<ClaudeCall> call : calls) {
      let += call.get().isOpen() ? 1 : 0;
    }

    assertThat(let).isEqualTo(10);
    ClaudeBudget.Today today =
        new ClaudeBudget(properties, new ClaudeGate(properties, true), log).today();
    assertThat(today.enabled()).isTrue();
    assertThat(today.spentTodayUsd()).isEqualByComparingTo(one.multiply(BigDecimal.TEN));
    assertThat(today.dailyBudgetUsd()).isGreaterThan(today.spentTodayUsd());
  }

  @Test
  void a_settled_call_gives_back_what_it_did_not_use() {
    ClaudeProperties properties = ClaudeSettings.with();
    ClaudeCall call = reserve(properties, UUID.randomUUID(), "email");
    assertThat(log.spentToday()).isEqualByComparingTo(call.reserved);
    use(properties, call, 100, 20);

    assertThat(log.spentToday()).isEqualByComparingTo("0.0006");
    assertThat(call.reserved).isGreaterThan(new BigDecimal("0.0006"));
    assertThat(column(call, "status")).isEqualTo("success");
    assertThat(column(call, "estimated")).isEqualTo("false");
    assertThat(counted).extracting(AiCall::status).containsExactly("success");
    assertThat(counted.get(0).confidence()).isEmpty();
  }

  @Test
  void what_may_have_cost_counts_in_full_and_what_was_refused_counts_nothing() {
    ClaudeProperties properties = ClaudeSettings.with();
    ClaudeTries tries = new ClaudeTries(properties, () -> 0.5);
    ClaudeCall late = reserve(properties, null, "email");
    late.tries = 1;
    late.trying = true;
    tries.failed(late, new ClaudeCallException("timeout", "late", false, null, true));
    settle(properties, late);
    assertThat(log.spentToday()).isEqualByComparingTo(late.reserved);
    assertThat(column(late, "estimated")).isEqualTo("true");

    ClaudeCall refused = reserve(properties, null, "email");
    refused.tries = 3;
    refused.trying = true;
    tries.failed(refused, new ClaudeCallException("overloaded", "HTTP 529", true, null, false));
    settle(properties, refused);
    assertThat(log.spentToday()).isEqualByComparingTo(late.reserved);
    assertThat(column(refused, "status")).isEqualTo("overloaded");
  }

  @Test
  void a_ticket_and_a_channel_have_caps_of_their_own() {
    UUID ticket = UUID.randomUUID();
    ClaudeProperties properties =
        ClaudeSettings.with("ticket-budget-usd", "0.006", "channel-budget-usd.sms", "0.006");
    assertThat(reserve(properties, ticket, "email").isOpen()).isTrue();
    ClaudeCall second = reserve(properties, ticket, "email");
    assertThat(settle(properties, second))
        .isEqualTo(new ClaudeOutcome.NotAsked("the budget of this ticket is used up"));
    assertThat(reserve(properties, UUID.randomUUID(), "email").isOpen()).isTrue();
    assertThat(reserve(properties, UUID.randomUUID(), "sms").isOpen()).isTrue();
    assertThat(reserve(properties, UUID.randomUUID(), "sms").isOpen()).isFalse();
    assertThat(counted).extracting(AiCall::status).containsExactly("no-budget");
  }

  @Test
  void yesterdays_calls_are_yesterdays() {
    ClaudeProperties properties = ClaudeSettings.with();
    reserve(properties, null, "email");
    jdbc.sql("UPDATE ai_calls SET at = at - interval '1 day'").update();

    assertThat(log.spentToday()).isZero();
  }

  @Test
  void who_approved_is_noted_once() {
    ClaudeCall call = reserve(ClaudeSettings.with(), null, "email");
    log.approved(call.id(), "rule:x");
    log.approved(call.id(), "somebody else");

    assertThat(column(call, "approved_by")).isEqualTo("rule:x");
  }

  @Test
  void nothing_leaves_without_key_money_safety_or_with_restricted_data() {
    assertThat(gate(ClaudeSettings.with("api-key", " "), true, "internal")).contains("key");
    assertThat(gate(ClaudeSettings.with("daily-budget-usd", "0"), true, "internal"))
        .contains("budget");
    assertThat(gate(ClaudeSettings.with(), false, "internal")).contains("mask");
    assertThat(gate(ClaudeSettings.with(), true, "restricted")).contains("restricted never leaves");
    assertThat(gate(ClaudeSettings.with(), true, "top-secret")).contains("never leaves");
    assertThat(new ClaudeGate(ClaudeSettings.with(), true).isOn()).isTrue();
    assertThat(ClaudeSettings.with("api-key", "sk-ant-1").toString()).doesNotContain("sk-ant");
  }

  private String gate(ClaudeProperties properties, boolean safe, String dataClass) {
    ClaudeCall call =
        new ClaudeGate(properties, safe)
            .open(ClaudeSettings.question(UUID.randomUUID(), "email", dataClass));
    new ClaudeBudget(properties, new ClaudeGate(properties, true), log).reserve(call);
    assertThat(call.isWantsTry()).isFalse();
    return ((ClaudeOutcome.NotAsked) settle(properties, call)).reason();
  }
}
