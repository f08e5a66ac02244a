package org.omnidesk.hub.system;

import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Keeps the insides of a system's kamelets still while the system is off. A kamelet's source is a
 * route of its own that starts by itself, whatever {@code autoStartup} of the route says that
 * begins with it.
 */
public class OffSystems implements RoutePolicyFactory {

  private static final RoutePolicy STAY_STOPPED =
      new RoutePolicySupport() {
        @Override
        public void onInit(Route route) {
          route.setAutoStartup(false);
        }
      };

  private final ConfiguredSystems systems;

  public OffSystems(ConfiguredSystems systems) {
    this.systems = systems;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode node) {
    if (node instanceof RouteDefinition route
        && route.getTemplateParameters() != null
        && route.getTemplateParameters().get("system") instanceof String system
        && systems.problem(system).isPresent()) {
      route.setAutoStartup("false");
      return STAY_STOPPED;
    }
    return null;
  }
}
