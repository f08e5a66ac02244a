package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sweep's call, whose arguments are settings. */
class KeepingRoutesTest extends RouteTestBase {

  private final List<String> sweeps = new ArrayList<>();

  /** Notes how it is called. */
  public final class Sweeper {
    public int sweep(String consumers, int seconds) {
      sweeps.add(consumers + " | " + seconds);
      return 0;
    }
  }

  private void sweep(Map<String, String> settings) throws Exception {
    bind("consumedEvents", new Sweeper());
    settings(settings);
    load("errors/dead-letter", "errors/let-through", "keeping/outbox-sweep");
    callable("outbox-sweep");
    camel.start();
    camel.createProducerTemplate().sendBody("direct:outbox-sweep", null);
  }

  @Test
  void all_consumers_reach_the_sweep_as_one_text_and_not_as_many_arguments() throws Exception {
    String consumers = "enrich,draft-answer,index-vectors,plan-deliveries,analytics";
    sweep(
        Map.of(
            "omnidesk.relay.consumers", consumers, "omnidesk.relay.republish-after-seconds", "7"));
    assertThat(sweeps).containsExactly(consumers + " | 7");
  }

  @Test
  void blanks_between_consumers_do_no_harm_and_two_minutes_are_usual() throws Exception {
    sweep(Map.of("omnidesk.relay.consumers", "enrich, analytics"));
    assertThat(sweeps).containsExactly("enrich, analytics | 120");
  }
}
