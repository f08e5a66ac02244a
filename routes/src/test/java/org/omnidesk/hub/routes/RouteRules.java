package org.omnidesk.hub.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;

/**
 * The rules of the house for a route file. The schema inside camel-yaml-dsl knows the words, the
 * catalog knows the options, this house knows its beans; nothing of Camel's own tools looks at YAML
 * routes in 4.17.
 */
final class RouteRules {

  private static final int MOST_LINES = 120;

  /**
   * Longer ones, each with its reason: seven operations of one resource, 18 lines of fixed form
   * each.
   */
  private static final Map<String, Integer> LONGER = Map.of("rest/tickets.camel.yaml", 130);

  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern HOST =
      Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|localhost|//[a-z0-9.-]+\\.[a-z]{2,}");
  private static final Set<String> SECRET =
      Set.of("username", "password", "token", "secret", "apikey", "accesskey", "brokers");

  /** Steps that call out or decide. */
  private static final Set<String> NEEDS_ID =
      Set.of(
          "bean",
          "to",
          "wireTap",
          "enrich",
          "pollEnrich",
          "process",
          "choice",
          "filter",
          "split",
          "aggregate",
          "multicast",
          "doTry",
          "loop",
          "removeHeaders",
          "setHeader",
          "setBody",
          "setVariable",
          "setProperty",
          "log",
          "idempotentConsumer",
          "throttle",
          "circuitBreaker",
          "delay",
          "transform",
          "validate",
          "marshal",
          "unmarshal",
          "script",
          "throwException");

  /** They make an endpoint or a program of text. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "toD",
          "recipientList",
          "routingSlip",
          "dynamicRouter",
          "script",
          "groovy",
          "mvel",
          "ognl",
          "joor",
          "java",
          "spel");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA = schema();

  private final DefaultCamelCatalog catalog = new DefaultCamelCatalog(true);
  private final Map<String, Map<String, Object>> kamelets = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  RouteRules(List<Path> kamelets) {
    kamelets.forEach(
        file -> this.kamelets.put(House.name(file), House.map(House.yaml(House.text(file)))));
  }

  private static JsonSchema schema() {
    try (InputStream in = RouteRules.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(JSON.readTree(in));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wrong with a file, one line each; empty if nothing is. */
  List<String> problems(Path file) {
    List<String> out = new ArrayList<>();
    String text = House.text(file);
    Object tree;
    try {
      tree = House.yaml(text);
    } catch (RuntimeException e) {
      return List.of(
          file.getFileName() + ": is no YAML: " + e.getMessage().replaceAll("\\s*\\R\\s*", " "));
    }
    SCHEMA.validate(JSON.valueToTree(tree)).stream()
        // a setting may stand where the schema wants true or a number
        .filter(
            error ->
                !(error.getInstanceNode() != null
                    && error.getInstanceNode().asText().startsWith("{{")))
        .limit(3)
        .forEach(error -> out.add("the schema says " + error.getMessage()));
    layout(file, text, out);
    List<String> routes = new ArrayList<>();
    for (Object item : House.list(tree)) {
      Map<String, Object> entry = House.map(item);
      unique(file, House.map(entry.get("rest")).get("id"), out);
      unique(file, House.map(entry.get("routeConfiguration")).get("id"), out);
      if (entry.containsKey("route")) {
        route(House.map(entry.get("route")), routes, out);
      }
    }
    names(file, tree, routes, out);
    House.walk(tree, (key, value) -> node(file, key, value, out));
    return out.stream().map(problem -> file.getFileName() + ": " + problem).toList();
  }

  private static void layout(Path file, String text, List<String> out) {
    if (!text.startsWith("# ")) {
      out.add("the first line is no comment that says why the file exists");
    }
    int most =
        LONGER.getOrDefault(file.getParent().getFileName() + "/" + file.getFileName(), MOST_LINES);
    if (text.lines().count() > most) {
      out.add("%d lines, %d are the limit".formatted(text.lines().count(), most));
    }
    if (!KEBAB.matcher(House.name(file)).matches()) {
      out.add("the file name is not kebab-case");
    }
  }

  private void route(Map<String, Object> route, List<String> routes, List<String> out) {
    String id = House.string(route.get("id"));
    routes.add(id);
    if (id.isEmpty()) {
      out.add("a route without an id");
    } else if (!KEBAB.matcher(id).matches()) {
      out.add("route id '%s' is not kebab-case".formatted(id));
    }
    if (House.string(route.get("description")).isBlank()) {
      out.add("route '%s' has no description".formatted(id));
    }
    String uri = House.string(House.map(route.get("from")).get("uri"));
    if (uri.startsWith("direct:") && !uri.equals("direct:" + id)) {
      out.add("route '%s' starts from '%s', its name is another".formatted(id, uri));
    }
  }

  /**
   * The file is named after its main route; a system's file after its system, with which all its
   * ids begin.
   */
  private static void names(Path file, Object tree, List<String> routes, List<String> out) {
    String name = House.name(file);
    String stage = file.getParent().getFileName().toString();
    if (!system(file)
        && !stage.equals("rest")
        && !routes.contains(name)
        && !configurations(tree).contains(name)) {
      out.add("no route has the file's name '%s'".formatted(name));
    }
  }

  private static boolean system(Path file) {
    return file.getParent().getFileName().toString().equals("systems");
  }

  private static List<String> configurations(Object tree) {
    return House.list(tree).stream()
        .map(item -> House.string(House.map(House.map(item).get("routeConfiguration")).get("id")))
        .toList();
  }

  private void unique(Path file, Object id, List<String> out) {
    if (id != null) {
      String other = ids.putIfAbsent(House.string(id), file.getFileName().toString());
      if (other != null) {
        out.add("the id '%s' exists already in %s".formatted(id, other));
      }
    }
  }

  private void node(Path file, String key, Object value, List<String> out) {
    Map<String, Object> step = House.map(value);
    if (FORBIDDEN.contains(key)) {
      out.add("'%s' makes an endpoint or a program of text".formatted(key));
    }
    if (NEEDS_ID.contains(key) && value instanceof Map && !step.containsKey("id")) {
      out.add("a step '%s' without an id".formatted(key));
    }
    if (value instanceof Map && (NEEDS_ID.contains(key) || key.equals("route"))) {
      unique(file, step.get("id"), out);
      String id = House.string(step.get("id"));
      if (system(file) && !id.isEmpty() && !id.startsWith(House.name(file) + "-")) {
        out.add(
            "the id '%s' does not begin with '%s-', so a copy for a second system would double it"
                .formatted(id, House.name(file)));
      }
      if (step.containsKey("id") && !KEBAB.matcher(House.string(step.get("id"))).matches()) {
        out.add("step id '%s' is not kebab-case".formatted(step.get("id")));
      }
    }
    if (step.containsKey("ref")) {
      bean(step, out);
    }
    if (value instanceof String text) {
      text(key, text, out);
      if (text.startsWith("#")
          && !text.startsWith("#class:")
          && !House.beans().containsKey(text.replaceFirst("#(bean:)?", ""))) {
        out.add("there is no bean '%s'".formatted(text));
      }
    }
    if (step.containsKey("uri")) {
      endpoint(step, key.equals("from"), out);
    }
  }

  private static void bean(Map<String, Object> step, List<String> out) {
    JavaClass type = House.beans().get(House.string(step.get("ref")));
    if (type == null) {
      out.add("there is no bean '%s'".formatted(step.get("ref")));
      return;
    }
    String method = House.string(step.get("method")).replaceAll("\\(.*", "");
    boolean known =
        method.isEmpty()
            || type.getAllMethods().stream()
                .anyMatch(
                    m ->
                        m.getName().equals(method)
                            && (m.getModifiers().contains(JavaModifier.PUBLIC)));
    if (!known) {
      out.add("bean '%s' has no public method '%s'".formatted(step.get("ref"), method));
    }
  }

  private static void text(String key, String value, List<String> out) {
    if (HOST.matcher(value).find() && !value.contains("{{")) {
      out.add("'%s' names a host: '%s'".formatted(key, value));
    }
    if (SECRET.contains(key.toLowerCase(java.util.Locale.ROOT)) && !value.contains("{{")) {
      out.add("'%s' is written out; take a setting".formatted(key));
    }
  }

  private void endpoint(Map<String, Object> step, boolean consumer, List<String> out) {
    String uri = House.string(step.get("uri"));
    if (uri.contains("?")) {
      out.add("options of '%s' belong under parameters".formatted(uri));
      return;
    }
    Map<String, Object> parameters = House.map(step.get("parameters"));
    if (uri.startsWith("kamelet:")) {
      kamelet(uri.substring("kamelet:".length()), parameters, out);
      return;
    }
    EndpointValidationResult result =
        catalog.validateEndpointProperties(plain(uri, parameters), false, consumer, !consumer);
    if (result.getUnknownComponent() != null) {
      out.add("there is no component '%s'".formatted(result.getUnknownComponent()));
    } else if (!result.isSuccess()) {
      out.add(
          "endpoint '%s': %s"
              .formatted(
                  uri,
                  String.valueOf(result.summaryErrorMessage(false))
                      .strip()
                      .replaceAll("\\s+", " ")));
    }
  }

  /** With encoded values, as SQL under {@code onConsume} holds signs that end an option. */
  private static String plain(String uri, Map<String, Object> parameters) {
    StringBuilder out = new StringBuilder(uri);
    parameters.forEach(
        (name, value) ->
            out.append(out.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(
                    java.net.URLEncoder.encode(
                            String.valueOf(value), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("%7B%7B", "{{")
                        .replace("%7D%7D", "}}")
                        .replace("%3A", ":")
                        .replace("%23", "#")));
    return out.toString();
  }

  private void kamelet(String name, Map<String, Object> parameters, List<String> out) {
    Map<String, Object> kamelet = kamelets.get(name);
    if (kamelet == null) {
      if (!name.equals("sink") && !name.equals("source")) {
        out.add("there is no Kamelet '%s'".formatted(name));
      }
      return;
    }
    Map<String, Object> definition = House.map(House.map(kamelet.get("spec")).get("definition"));
    Set<String> declared = House.map(definition.get("properties")).keySet();
    parameters.keySet().stream()
        .filter(parameter -> !declared.contains(parameter))
        .forEach(
            parameter ->
                out.add("Kamelet '%s' knows no parameter '%s'".formatted(name, parameter)));
    House.list(definition.get("required")).stream()
        .filter(parameter -> !parameters.containsKey(String.valueOf(parameter)))
        .forEach(
            parameter ->
                out.add("Kamelet '%s' needs the parameter '%s'".formatted(name, parameter)));
  }
}
