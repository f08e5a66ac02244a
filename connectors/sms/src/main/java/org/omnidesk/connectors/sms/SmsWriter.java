package org.omnidesk.connectors.sms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.connectors.sms.PhoneNumbers.Party;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.NoticeOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.ResponseOrder;
import org.omnidesk.tickets.delivery.DeliveryOrder.StatusOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.delivery.DeliveryOutcome.Parked;
import org.omnidesk.tickets.response.ResponseTemplate;
import org.omnidesk.tickets.system.Systems;

/**
 * Sends registered templates to phones, and nothing else.
 *
 * <p>An order comes a second time only after a {@code Retry}, which says that nothing was sent; a
 * gateway cannot be asked whether it took a message, so an {@code Unknown} stays one.
 */
public class SmsWriter {

  /** The variable every template may have without being told: the ticket's number. */
  static final String NUMBER = "number";

  /** A notice's variable that picks the template of a language, {@code <id>-<language>}. */
  static final String LANGUAGE = "language";

  private final Systems systems;
  private final SmsTemplates templates;
  private final List<SmsGateway> gateways;

  public SmsWriter(Systems systems, SmsTemplates templates, List<SmsGateway> gateways) {
    this.systems = systems;
    this.templates = templates;
    this.gateways = List.copyOf(gateways);
  }

  /**
   * Brings an order of this system about.
   *
   * @param system the system of the route that sends, so that a miswired one cannot spend another
   *     account's messages
   */
  public DeliveryOutcome deliver(String system, DeliveryOrder order) {
    return system.equals(order.head().system())
        ? deliver(order)
        : new Parked("an order for %s came to %s".formatted(order.head().system(), system));
  }

  /** Brings an order about. */
  public DeliveryOutcome deliver(DeliveryOrder order) {
    return switch (order) {
      case ResponseOrder r -> response(r);
      case NoticeOrder n -> notice(n);
      case StatusOrder s -> new Parked("an SMS gateway keeps no status");
    };
  }

  private DeliveryOutcome response(ResponseOrder order) {
    String template = order.response().template();
    if (template == null || template.isBlank()) {
      return new Parked("an SMS is never free text: the response names no registered template");
    }
    return send(order.head(), order.head().to(), template, order.response().variables());
  }

  private DeliveryOutcome notice(NoticeOrder order) {
    String system = order.head().system();
    Map<String, String> variables = new LinkedHashMap<>(order.variables());
    String language = variables.remove(LANGUAGE);
    String ofLanguage = order.template() + "-" + language;
    String template =
        language != null && templates.has(system, ofLanguage) ? ofLanguage : order.template();
    if (!templates.has(system, template)) {
      return new Parked("there is no template " + template);
    }
    // the hub offers what it knows; the registered text says what of it is used
    variables.keySet().retainAll(templates.template(system, template).variables());
    return send(
        order.head(), order.to() == null ? order.head().to() : order.to(), template, variables);
  }

  private DeliveryOutcome send(
      DeliveryHead head, Contact to, String template, Map<String, String> given) {
    SmsSettings settings = systems.settings(head.system(), SmsSettings.class);
    Party phone = PhoneNumbers.read(to == null ? null : to.phone(), settings.defaultRegion());
    if (!phone.reachable()) {
      return new Parked(
          phone.value().isEmpty()
              ? "the recipient has no phone number"
              : "'" + phone.value() + "' is a name or short code, which nobody answers");
    }
    String text;
    ResponseTemplate registered;
    try {
      registered = templates.template(head.system(), template);
      Map<String, String> variables = new LinkedHashMap<>(given);
      if (registered.variables().contains(NUMBER)) {
        variables.putIfAbsent(NUMBER, head.number().brief());
      }
      text = templates.render(head.system(), template, variables);
    } catch (IllegalArgumentException e) {
      return new Parked(e.getMessage());
    }
    SmsLength length = SmsLength.of(text);
    if (length.segments() > settings.maxParts()) {
      return new Parked(
          "%d parts are more than the %d allowed"
              .formatted(length.segments(), settings.maxParts()));
    }
    SmsGateway gateway =
        gateways.stream().filter(g -> g.speaks(settings.profile())).findFirst().orElseThrow();
    return gateway.send(
        head.system(),
        settings,
        new SmsGateway.Outgoing(
            head.key(), phone.value(), text, registered.registeredId(), length.ucs2()));
  }
}
