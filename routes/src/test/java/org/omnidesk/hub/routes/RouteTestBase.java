package org.omnidesk.hub.routes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Loads the real route files into a plain Camel, with the beans that a test binds in place of the
 * database's.
 */
abstract class RouteTestBase {

  final DefaultCamelContext camel = new DefaultCamelContext();
  final List<Letter> letters = new CopyOnWriteArrayList<>();

  /** A dead letter that was kept. */
  record Letter(String route, String step, Exception failure, Object body) {}

  /** Stands in for the table of dead letters. */
  public final class Letters {
    public void keep(String route, String step, Exception failure, Object body) {
      letters.add(new Letter(route, step, failure, body));
    }
  }

  @BeforeEach
  void keepLetters() {
    bind("deadLetters", new Letters());
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  void bind(String name, Object bean) {
    camel.getRegistry().bind(name, bean);
  }

  void settings(Map<String, String> settings) {
    settings.forEach(camel.getPropertiesComponent()::addInitialProperty);
  }

  /** Loads {@code routes/<file>.camel.yaml} of the house. */
  void load(String... files) throws Exception {
    for (String file : files) {
      Resource resource =
          ResourceHelper.resolveResource(
              camel, "file:" + House.HOME.resolve("routes/" + file + ".camel.yaml"));
      PluginHelper.getRoutesLoader(camel).loadRoutes(List.of(resource));
    }
  }

  /**
   * Puts {@code direct:<id>} in place of a route's clock or source, and starts it whatever its
   * settings say.
   */
  void callable(String route) throws Exception {
    AdviceWith.adviceWith(
        camel,
        route,
        advice -> {
          advice.replaceFromWith("direct:" + route);
          advice.getOriginalRoute().setAutoStartup("true");
        });
  }

  /**
   * Calls a route and gives its answer back; what it throws comes as Camel's {@code
   * CamelExecutionException}.
   */
  <T> T ask(String route, Object body, Class<T> type) {
    return camel.createProducerTemplate().requestBody("direct:" + route, body, type);
  }
}
