package org.omnidesk.hub.start;

import org.apache.camel.CamelContext;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A hub without a route is a hub that loses everything in silence, so that is no start. */
@Component
class RunningRoutes {

  private final CamelContext camel;

  RunningRoutes(CamelContext camel) {
    this.camel = camel;
  }

  /**
   * @throws StartException if Camel has read no route at all
   */
  @EventListener(ApplicationStartedEvent.class)
  void check() {
    if (camel.getRoutesSize() == 0) {
      throw new StartException(
          "no route was started: omnidesk.home must be the folder that holds routes/");
    }
  }
}
