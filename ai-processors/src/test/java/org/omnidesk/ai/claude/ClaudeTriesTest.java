package org.omnidesk.ai.claude;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaudeTriesTest {

  private final ClaudeProperties properties = ClaudeSettings.with();
  private final ClaudeCall call = ClaudeSettings.call(properties, UUID.randomUUID(), "email");

  private void fail(double jitter, RuntimeException failure) {
    call.tries++;
    call.trying = true;
    new ClaudeTries(properties, () -> jitter).failed(call, failure);
  }

  private static ClaudeCallException overloaded(Duration retryAfter) {
    return new ClaudeCallException("overloaded", "HTTP 529", true, retryAfter, false);
  }

  private ClaudeOutcome outcome() {
    return call.outcome(null);
  }

  @Test
  void pauses_grow_and_shake_until_the_tries_are_used_up() {
    fail(0.0, overloaded(null));
    assertThat(call.pauseMillis()).isEqualTo(250);
    fail(1.0, overloaded(null));
    assertThat(call.pauseMillis()).isEqualTo(1500);
    assertThat(call.isWantsTry()).isTrue();
    fail(0.5, overloaded(null));
    assertThat(call.isWantsTry()).isFalse();
    assertThat(outcome()).isEqualTo(new ClaudeOutcome.Failed("overloaded", "HTTP 529"));
  }

  @Test
  void what_the_service_asks_for_is_waited_and_a_little_more() {
    fail(1.0, new ClaudeCallException("rate-limited", "429", true, Duration.ofSeconds(3), false));
    assertThat(call.pauseMillis()).isEqualTo(3500);
    assertThat(call.isWantsTry()).isTrue();
  }

  @Test
  void a_longer_wait_than_allowed_ends_the_call() {
    fail(0, new ClaudeCallException("rate-limited", "429", true, Duration.ofMinutes(2), false));
    assertThat(outcome()).isEqualTo(new ClaudeOutcome.Failed("rate-limited", "429"));
  }

  @Test
  void a_try_that_never_began_met_an_open_breaker() {
    new ClaudeTries(properties).failed(call, null);
    assertThat(outcome()).isInstanceOf(ClaudeOutcome.NotAsked.class);
  }

  @Test
  void a_breaker_that_opens_between_two_tries_leaves_the_failure_of_the_first() {
    fail(0, overloaded(null));
    new ClaudeTries(properties).failed(call, overloaded(null));
    assertThat(outcome()).isEqualTo(new ClaudeOutcome.Failed("overloaded", "HTTP 529"));
  }

  @Test
  void a_timeout_is_not_tried_again_as_it_may_have_cost() {
    fail(0, new ClaudeCallException("timeout", "late", false, null, true));
    assertThat(call.isWantsTry()).isFalse();
    assertThat(call.mayHaveCost).isTrue();
  }

  @Test
  void what_langchain_wraps_is_still_known_and_what_nobody_knows_is_garbage() {
    fail(0, new IllegalStateException(overloaded(null)));
    assertThat(call.isWantsTry()).isTrue();
    fail(0, new IllegalStateException("Unrecognized token"));
    assertThat(outcome())
        .isEqualTo(new ClaudeOutcome.Failed("garbage", "the answer cannot be read"));
  }
}
