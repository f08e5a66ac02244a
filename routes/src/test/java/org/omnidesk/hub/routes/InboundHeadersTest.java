package org.omnidesk.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.omnidesk.hub.messaging.DenyAllHeaders;
import org.omnidesk.hub.messaging.KafkaCommit;
import org.yaml.snakeyaml.Yaml;

/**
 * What a stranger names in a mail, a call or a record must not steer a route: every edge where the
 * outside comes in is found in the files, read, and run with hostile headers. An edge that is added
 * later is tested without a new line here.
 */
class InboundHeadersTest {

  private static final Map<String, Object> HOSTILE =
      Map.of(
          "CamelHttpUri", "http://169.254.169.254/latest",
          "CamelSqlQuery", "DELETE FROM tickets",
          "cAmElFileName", "../../etc/passwd",
          "CamelExecCommandExecutable", "/bin/sh",
          "org.apache.camel.x", "1",
          "moveTo", "Trash",
          "copyTo", "Archive",
          "delete", "true",
          "mail.smtp.host", "evil.example",
          "kafka.OVERRIDE_TOPIC", "elsewhere");

  /** Consumers that nobody outside can put a header on. */
  private static final Set<String> INSIDE =
      Set.of("timer", "scheduler", "direct", "seda", "sql", "kamelet", "quartz", "cron");

  private static final Set<String> DENYING = Set.of("#denyAllHeaders", "#smsHookHeaders");

  /** Every route an InboundMessage or a request comes in by. */
  private record Edge(String name, Map<String, Object> from) {

    String scheme() {
      return House.string(from.get("uri")).replaceAll(":.*", "");
    }

    List<?> steps() {
      return House.list(from.get("steps"));
    }

    boolean filtered() {
      return DENYING.contains(
          House.string(House.map(from.get("parameters")).get("headerFilterStrategy")));
    }

    boolean stripsFirst() {
      return !steps().isEmpty()
          && "*".equals(House.map(House.map(steps().get(0)).get("removeHeaders")).get("pattern"));
    }
  }

  private static List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (Path file : House.kamelets()) {
      Map<String, Object> spec = House.map(House.map(House.yaml(House.text(file))).get("spec"));
      Edge edge =
          new Edge(House.name(file), House.map(House.map(spec.get("template")).get("from")));
      if (edge.name().endsWith("-source") && !INSIDE.contains(edge.scheme())) {
        edges.add(edge);
      }
    }
    for (Path file : House.routeFiles()) {
      String stage = file.getParent().getFileName().toString();
      for (Object item : House.list(House.yaml(House.text(file)))) {
        Map<String, Object> route = House.map(House.map(item).get("route"));
        Edge edge = new Edge(House.string(route.get("id")), House.map(route.get("from")));
        boolean operation =
            stage.equals("rest")
                && edge.scheme().equals("direct")
                && !edge.name().equals("rest-answer");
        boolean intake = stage.equals("systems") && edge.scheme().equals("kamelet");
        if (!route.isEmpty() && (operation || intake || !INSIDE.contains(edge.scheme()))) {
          edges.add(edge);
        }
      }
    }
    return edges;
  }

  @Test
  void every_kind_of_edge_is_found() {
    assertThat(edges().stream().map(Edge::name))
        .contains(
            "glpi-hq-intake",
            "mail-support-intake",
            "sms-main-intake",
            "solman-prod-intake",
            "sms-inbound-source",
            "solman-incidents-source",
            "ticket-events-source",
            "ticket-event-batches-source",
            "create-ticket");
  }

  @TestFactory
  Stream<DynamicTest> an_edge_strips_first_or_its_consumer_lets_nothing_in() {
    return edges().stream()
        .map(
            edge ->
                dynamicTest(
                    edge.name(), () -> assertThat(edge.stripsFirst() || edge.filtered()).isTrue()));
  }

  @TestFactory
  Stream<DynamicTest> no_hostile_header_is_left_behind_an_edge() {
    return edges().stream()
        .map(edge -> dynamicTest(edge.name(), () -> assertThat(leftBehind(edge)).isEmpty()));
  }

  @Test
  void the_deny_all_filter_lets_no_hostile_header_in_and_none_out() {
    DenyAllHeaders filter = new DenyAllHeaders();
    HOSTILE.forEach(
        (name, value) -> {
          assertThat(filter.applyFilterToExternalHeaders(name, value, null)).isTrue();
          assertThat(filter.applyFilterToCamelHeaders(name, value, null)).isTrue();
        });
  }

  /** The test itself: an edge that forgets to strip is seen. */
  @Test
  void an_edge_without_a_strip_would_be_seen() throws Exception {
    Map<String, Object> from = new LinkedHashMap<>();
    from.put("uri", "platform-http:/open");
    from.put("steps", List.of(Map.of("setBody", Map.of("constant", "x"))));
    Edge open = new Edge("open", from);
    assertThat(open.stripsFirst() || open.filtered()).isFalse();
    assertThat(leftBehind(open)).hasSize(HOSTILE.size());
  }

  /**
   * Runs the edge's own steps up to its first strip and tells which hostile headers are still
   * there.
   */
  private static List<String> leftBehind(Edge edge) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getRegistry().bind("kafkaCommit", new KafkaCommit());
      camel.getPropertiesComponent().addInitialProperty("system", "any");
      camel.getPropertiesComponent().addInitialProperty("omnidesk.replica", "any");
      List<String> left = new ArrayList<>();
      RouteDefinition route = parsed(camel, edge);
      cutAfterStrip(route);
      route.addOutput(
          new ProcessDefinition(
              exchange ->
                  exchange.getMessage().getHeaders().keySet().stream()
                      .filter(name -> HOSTILE.keySet().stream().anyMatch(name::equalsIgnoreCase))
                      .forEach(name -> left.add(name.toLowerCase(Locale.ROOT)))));
      camel.addRouteDefinition(route);
      camel.start();
      camel
          .createProducerTemplate()
          .send(
              "direct:edge",
              exchange -> {
                exchange.getMessage().setBody(List.of());
                exchange.getMessage().getHeaders().putAll(HOSTILE);
              });
      return left;
    }
  }

  private static RouteDefinition parsed(DefaultCamelContext camel, Edge edge) throws Exception {
    Map<String, Object> from = new LinkedHashMap<>(edge.from());
    from.remove("id");
    from.remove("parameters");
    from.put("uri", "direct:edge");
    String yaml = new Yaml().dump(List.of(Map.of("route", Map.of("id", "edge", "from", from))));
    for (RoutesBuilder builder :
        PluginHelper.getRoutesLoader(camel)
            .findRoutesBuilders(List.of(ResourceHelper.fromString("edge.yaml", yaml)))) {
      RouteBuilder routes = (RouteBuilder) builder;
      routes.configureRoutes(camel);
      return routes.getRouteCollection().getRoutes().get(0);
    }
    throw new IllegalStateException("no route in " + edge.name());
  }

  /** Without a strip only the first step stays. */
  private static void cutAfterStrip(RouteDefinition route) {
    List<ProcessorDefinition<?>> steps = route.getOutputs();
    int last = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof RemoveHeadersDefinition) {
        last = i;
        break;
      }
    }
    while (steps.size() > last + 1) {
      steps.remove(steps.size() - 1);
    }
  }
}
