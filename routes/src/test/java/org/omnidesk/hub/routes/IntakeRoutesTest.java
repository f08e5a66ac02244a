package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.omnidesk.tickets.intake.IntakeFailures;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.IntakeResult;
import org.omnidesk.tickets.message.KeptMessage;
import org.omnidesk.tickets.message.MessageState;

/**
 * The intake files as they lie in routes/, around a store without a database and the real handling
 * of failures.
 */
class IntakeRoutesTest extends RouteTestBase {

  private static final UUID TICKET = new UUID(7, 7);

  private final KeptInMemory store = new KeptInMemory();
  private final Applier applier = new Applier();

  /** What a test wants applying to do. */
  public final class Applier {
    private Exception failure;
    private CountDownLatch gate = new CountDownLatch(0);
    private volatile int applied;

    public IntakeResult apply(KeptMessage kept) throws Exception {
      if (!gate.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened the gate");
      }
      store.calls.add("apply");
      if (failure != null) {
        throw failure;
      }
      applied++;
      return new IntakeResult(MessageState.APPLIED, false, TICKET, null, null);
    }
  }

  @BeforeEach
  void start() throws Exception {
    bind("messageStore", store);
    bind("intakeService", applier);
    bind("intakeFailures", new IntakeFailures(store));
    load(
        "errors/dead-letter",
        "errors/let-through",
        "intake/intake",
        "intake/apply-message",
        "intake/keep-message",
        "intake/pending-messages");
    callable("pending-messages");
    camel.start();
  }

  private IntakeResult intake() {
    return ask("intake", KeptInMemory.message(), IntakeResult.class);
  }

  @Test
  void a_message_is_kept_before_it_is_applied_and_the_source_hears_of_its_ticket() {
    IntakeResult result = intake();
    assertThat(result.state()).isEqualTo(MessageState.APPLIED);
    assertThat(result.ticketId()).isEqualTo(TICKET);
    assertThat(store.calls).containsExactly("keep", "apply");
  }

  @Test
  void a_message_that_was_settled_before_is_not_applied_again() {
    store.state = MessageState.APPLIED;
    IntakeResult result = intake();
    assertThat(result.duplicate()).isTrue();
    assertThat(result.state()).isEqualTo(MessageState.APPLIED);
    assertThat(store.calls).containsExactly("keep");
  }

  @Test
  void an_unreadable_message_goes_to_quarantine_at_once_and_its_source_goes_on() {
    applier.failure = new UnreadableMessageException("date_mod: is no date");
    IntakeResult result = intake();
    assertThat(result.state()).isEqualTo(MessageState.QUARANTINED);
    assertThat(result.reason()).isEqualTo("date_mod: is no date");
    assertThat(store.calls).containsExactly("keep", "apply", "quarantine date_mod: is no date");
  }

  @Test
  void any_other_failure_is_tried_again_and_the_fifth_one_is_quarantined() {
    applier.failure = new IllegalArgumentException("poison");
    for (int attempt = 1; attempt <= 4; attempt++) {
      assertThat(intake().state()).isEqualTo(MessageState.PENDING);
    }
    assertThat(store.calls).noneMatch(call -> call.startsWith("quarantine"));
    assertThat(intake().state()).isEqualTo(MessageState.QUARANTINED);
    assertThat(store.calls)
        .endsWith(
            "failed IllegalArgumentException: poison",
            "quarantine IllegalArgumentException: poison");
  }

  @Test
  void a_reason_that_looks_like_an_expression_stays_text() {
    applier.failure =
        new UnreadableMessageException(
            "subject: '${exchangeId}', \"a, b\" and {{omnidesk.home}}');");
    assertThat(intake().reason())
        .isEqualTo("subject: '${exchangeId}', \"a, b\" and {{omnidesk.home}}');");
  }

  @Test
  void
      a_database_that_is_away_before_the_message_is_kept_lets_the_exception_through_to_the_source() {
    store.away = true;
    assertThatThrownBy(this::intake)
        .isInstanceOf(CamelExecutionException.class)
        .hasRootCauseMessage("the database is away");
  }

  @Test
  void a_database_that_goes_away_while_applying_lets_the_exception_through_to_the_source() {
    applier.failure =
        new RuntimeException("connection reset") {
          @Override
          public String getMessage() {
            store.away = true;
            return "connection reset";
          }
        };
    assertThatThrownBy(this::intake)
        .isInstanceOf(CamelExecutionException.class)
        .hasRootCauseMessage("the database is away");
  }

  @Test
  void a_hook_is_answered_when_its_message_is_kept_and_not_when_it_is_applied() {
    applier.gate = new CountDownLatch(1);
    camel.createProducerTemplate().requestBody("direct:keep-message", KeptInMemory.message());
    assertThat(applier.applied).isZero();
    assertThat(store.calls).containsExactly("keep");
    applier.gate.countDown();
    await().until(() -> applier.applied == 1);
  }

  @Test
  void a_hook_whose_message_cannot_be_kept_hears_so_and_nothing_is_applied() {
    store.away = true;
    assertThatThrownBy(
            () ->
                camel
                    .createProducerTemplate()
                    .requestBody("direct:keep-message", KeptInMemory.message()))
        .hasRootCauseMessage("the database is away");
    assertThat(applier.applied).isZero();
  }

  @Test
  void pending_messages_are_applied_one_by_one_and_one_that_fails_does_not_stop_the_next() {
    applier.failure = new IllegalArgumentException("poison");
    camel.createProducerTemplate().requestBody("direct:pending-messages", (Object) null);
    assertThat(store.calls)
        .isEqualTo(
            List.of(
                "claim 50",
                "apply",
                "failed IllegalArgumentException: poison",
                "apply",
                "failed IllegalArgumentException: poison"));
  }
}
