package org.omnidesk.hub.messaging;

import org.apache.camel.Exchange;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.omnidesk.hub.system.SystemHealth;

/**
 * Tells {@link SystemHealth} of every poll of a system that failed, so that the log has one line
 * when it begins and not one stack trace a poll.
 */
public class FailedPolls extends EventNotifierSupport {

  private final SystemHealth health;

  public FailedPolls(SystemHealth health) {
    this.health = health;
    setIgnoreCamelContextEvents(true);
    setIgnoreServiceEvents(true);
    setIgnoreRouteEvents(true);
    setIgnoreStepEvents(true);
    setIgnoreExchangeCreatedEvent(true);
    setIgnoreExchangeCompletedEvent(true);
    setIgnoreExchangeSendingEvents(true);
    setIgnoreExchangeSentEvents(true);
    setIgnoreExchangeRedeliveryEvents(true);
    setIgnoreExchangeAsyncProcessingStartedEvents(true);
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event instanceof ExchangeFailedEvent;
  }

  @Override
  public void notify(CamelEvent event) {
    Exchange exchange = ((ExchangeFailedEvent) event).getExchange();
    RouteDefinition route =
        ((ModelCamelContext) exchange.getContext()).getRouteDefinition(exchange.getFromRouteId());
    if (route != null
        && route.getTemplateParameters() != null
        && route.getTemplateParameters().get("system") instanceof String system
        && exchange.getFromEndpoint() != null
        && exchange.getFromEndpoint().getEndpointUri().startsWith("scheduler:")) {
      health.failed(system, exchange.getException());
    }
  }
}
