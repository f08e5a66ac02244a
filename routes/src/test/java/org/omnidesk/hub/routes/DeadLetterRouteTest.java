package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.omnidesk.ai.draft.DraftResult;
import org.omnidesk.ai.draft.DraftWork;
import org.omnidesk.tickets.event.TicketEvent;

/** What becomes of work that fails for good, in the files as they lie in routes/. */
class DeadLetterRouteTest extends RouteTestBase {

  private final Broken broken = new Broken();

  /** A step that never works, under every name that a consumer calls. */
  public static final class Broken {
    private int calls;

    private void fail() {
      calls++;
      throw new IllegalStateException("broken");
    }

    public void plan(TicketEvent event) {
      fail();
    }

    public void publish(TicketEvent event) {
      fail();
    }

    public DraftWork begin(TicketEvent event) {
      fail();
      return DraftWork.nothing();
    }

    public void store(DraftWork work, DraftResult result) {
      fail();
    }

    public void index(List<TicketEvent> events) {
      fail();
    }

    public List<TicketEvent> hint(List<TicketEvent> events) {
      fail();
      return events;
    }

    public void recover() {
      fail();
    }
  }

  private static TicketEvent event() {
    return new TicketEvent(
        new UUID(1, 2),
        "omnidesk.ticket.created",
        new UUID(3, 4),
        1,
        1,
        List.of(),
        null,
        null,
        "hub",
        Instant.EPOCH);
  }

  private void start(String file, String route) throws Exception {
    for (String bean :
        List.of(
            "deliveryPlanner",
            "liveUpdates",
            "draftProposals",
            "vectorIndexing",
            "duplicateHints",
            "deliveryRecovery")) {
      bind(bean, broken);
    }
    settings(Map.of("omnidesk.replica", "hub-1"));
    load("errors/dead-letter", "errors/let-through", file);
    withoutPauses();
    callable(route);
    camel.start();
  }

  /**
   * The file's redeliveries stay, their pauses do not: ten seconds say no more than a millisecond.
   */
  private void withoutPauses() {
    for (RouteConfigurationDefinition configuration : camel.getRouteConfigurationDefinitions()) {
      if (configuration.getErrorHandler() != null
          && configuration.getErrorHandler().getErrorHandlerType()
              instanceof DeadLetterChannelDefinition letters) {
        RedeliveryPolicyDefinition policy = letters.getRedeliveryPolicy();
        policy.setRedeliveryDelay("1");
        policy.setMaximumRedeliveryDelay("1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fanout/plan-deliveries,plan-deliveries",
    "fanout/live-updates,live-updates",
    "enrich/draft-answer,draft-answer"
  })
  void an_event_that_a_consumer_cannot_handle_is_tried_six_times_and_kept_under_the_consumers_name(
      String file, String route) throws Exception {
    start(file, route);
    TicketEvent event = event();
    camel.createProducerTemplate().sendBody("direct:" + route, event);
    assertThat(broken.calls).isEqualTo(6);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).route()).isEqualTo(route);
    assertThat(letters.get(0).failure()).hasMessage("broken");
    assertThat(letters.get(0).body()).isSameAs(event);
  }

  @Test
  void an_event_that_analytics_cannot_note_is_kept_as_the_event_and_not_as_the_statement()
      throws Exception {
    bind("dataSource", new NoDatabase());
    start("fanout/analytics", "analytics");
    TicketEvent event = event();
    camel.createProducerTemplate().sendBody("direct:analytics", event);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).body())
        .as(
            "DeadLetters notes the event as had by its consumer only if it gets the event; else it is published for ever")
        .isSameAs(event);
  }

  @Test
  void a_batch_becomes_one_letter_for_each_of_its_events() throws Exception {
    start("fanout/index-vectors", "index-vectors");
    TicketEvent event = event();
    camel.createProducerTemplate().sendBody("direct:index-vectors", List.of(event, event));
    assertThat(letters).hasSize(2).allSatisfy(letter -> assertThat(letter.body()).isSameAs(event));
    assertThat(letters).allSatisfy(letter -> assertThat(letter.route()).isEqualTo("index-vectors"));
    assertThat(letters).allSatisfy(letter -> assertThat(letter.failure()).hasMessage("broken"));
  }

  @Test
  void a_clock_that_fails_leaves_a_letter_too() throws Exception {
    start("keeping/recover-deliveries", "recover-deliveries");
    camel.createProducerTemplate().sendBody("direct:recover-deliveries", null);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).route()).isEqualTo("recover-deliveries");
  }

  /** A data source whose database does not answer. */
  private static final class NoDatabase
      extends org.springframework.jdbc.datasource.AbstractDataSource {
    @Override
    public java.sql.Connection getConnection() throws java.sql.SQLException {
      throw new java.sql.SQLException("the database is away");
    }

    @Override
    public java.sql.Connection getConnection(String user, String password)
        throws java.sql.SQLException {
      return getConnection();
    }
  }
}
