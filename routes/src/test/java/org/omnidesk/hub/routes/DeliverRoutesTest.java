package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.NoticeOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.StatusOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.ticket.TicketStatus;

/**
 * The deliver routes of the four systems as they lie in routes/, with their Kamelet sinks played by
 * the test.
 */
class DeliverRoutesTest extends RouteTestBase {

  private final Desk desk = new Desk();

  /** Hands out what the test put there and notes what is booked. */
  public static final class Desk {
    private final List<DeliveryOrder> due = new ArrayList<>();
    private final List<String> booked = new ArrayList<>();
    private String claimedFor;

    public List<DeliveryOrder> claim(String system, int limit) {
      return claim(system);
    }

    public List<DeliveryOrder> claim(String system) {
      claimedFor = system;
      return due;
    }

    public void settle(DeliveryOrder order, DeliveryOutcome outcome) {
      booked.add(order.head().key() + " " + outcome.getClass().getSimpleName());
    }

    public void failed(DeliveryOrder order, String reason) {
      booked.add(order.head().key() + " failed: " + reason);
    }
  }

  private static DeliveryHead head(String system, String key) {
    return new DeliveryHead(
        new UUID(0, key.hashCode()),
        key,
        1,
        system,
        new UUID(1, 1),
        null,
        "Printer",
        "12",
        null,
        List.of());
  }

  private void start(String system, String sinks) throws Exception {
    bind("deliveryDesk", desk);
    settings(Map.of("omnidesk.start." + system, "false"));
    load("errors/dead-letter", "errors/let-through", "systems/" + system);
    String route = system + "-deliver";
    AdviceWith.adviceWith(
        camel,
        route,
        advice -> {
          advice.replaceFromWith("direct:" + route);
          advice.weaveByToUri("kamelet:" + sinks + "*").replace().to("mock:sink");
          advice.getOriginalRoute().setAutoStartup("true");
        });
    camel.getRouteDefinitions().stream()
        .filter(
            definition ->
                !definition.getId().equals(route) && !definition.getId().equals("dead-letter"))
        .toList()
        .forEach(definition -> camel.getRouteDefinitions().remove(definition));
    camel.start();
  }

  /** The sinks answer, but throw at the order with the key {@code stuck}. */
  private void sinksAnswer(DeliveryOutcome outcome) {
    camel
        .getEndpoint("mock:sink", MockEndpoint.class)
        .whenAnyExchangeReceived(
            exchange -> {
              DeliveryOrder order = exchange.getMessage().getBody(DeliveryOrder.class);
              if (order.head().key().equals("stuck")) {
                throw new java.net.ConnectException("refused, '${body}'");
              }
              exchange.getMessage().setBody(outcome);
            });
  }

  @ParameterizedTest
  @CsvSource({"glpi-hq,glpi-", "solman-prod,solman-", "mail-support,email-", "sms-main,sms-"})
  void an_answer_is_booked_and_a_failure_is_booked_without_holding_up_the_next_order(
      String system, String sinks) throws Exception {
    desk.due.add(new ResponseOrder(head(system, "first"), null, List.of()));
    desk.due.add(new ResponseOrder(head(system, "stuck"), null, List.of()));
    desk.due.add(
        system.startsWith("glpi") || system.startsWith("solman")
            ? new StatusOrder(head(system, "third"), TicketStatus.values()[0], Map.of())
            : new NoticeOrder(head(system, "third"), (Contact) null, "ticket-received", Map.of()));
    start(system, sinks);
    sinksAnswer(DeliveryOutcome.Sent.as("f-1"));
    camel.createProducerTemplate().sendBody("direct:" + system + "-deliver", null);
    assertThat(desk.claimedFor).isEqualTo(system);
    assertThat(desk.booked)
        .containsExactly("first Sent", "stuck failed: refused, '${body}'", "third Sent");
  }

  @ParameterizedTest
  @CsvSource({"glpi-hq,glpi-", "solman-prod,solman-"})
  void an_order_that_the_system_has_no_sink_for_is_booked_as_failed_and_not_lost(
      String system, String sinks) throws Exception {
    desk.due.add(new NoticeOrder(head(system, "notice"), null, "ticket-received", Map.of()));
    start(system, sinks);
    sinksAnswer(DeliveryOutcome.Sent.as("f-1"));
    camel.createProducerTemplate().sendBody("direct:" + system + "-deliver", null);
    assertThat(desk.booked)
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).startsWith("notice failed: "));
  }
}
