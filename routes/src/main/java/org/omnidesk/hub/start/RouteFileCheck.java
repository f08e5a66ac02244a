package org.omnidesk.hub.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.NamedNode;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Reads route files as Camel will, without starting anything, so that one broken file is known by
 * its name and line before it can take all routes down with it. Whatever is wrong in a file that
 * reads well (a bean that does not exist) only shows when its route starts.
 */
final class RouteFileCheck implements AutoCloseable {

  private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");
  private static final String KAMELET = "kamelet:";

  /** Names inside a Kamelet, not of one. */
  private static final List<String> KAMELET_ENDS = List.of("sink", "source");

  private final DefaultCamelContext camel = new DefaultCamelContext(false);
  private final Path home;
  private final Map<String, String> files = new HashMap<>();

  RouteFileCheck(Path home) {
    this.home = home;
    camel.setSourceLocationEnabled(true);
    camel.setLoadTypeConverters(false);
    camel.build();
  }

  /**
   * Checks one file against Camel's YAML and against the files checked before it.
   *
   * @return null if it can be used, else one line {@code file:line: reason}
   */
  String problem(Path file) {
    String name = home.relativize(file).toString();
    List<RouteDefinition> routes = new ArrayList<>();
    try {
      Resource resource = ResourceHelper.resolveResource(camel, "file:" + file);
      for (RoutesBuilder builder :
          PluginHelper.getRoutesLoader(camel).findRoutesBuilders(List.of(resource))) {
        if (builder instanceof RouteConfigurationBuilder configurations) {
          configurations.setCamelContext(camel);
          configurations.configuration();
        }
        if (builder instanceof RouteBuilder readable) {
          readable.configureRoutes(camel);
          routes.addAll(readable.getRouteCollection().getRoutes());
        }
      }
    } catch (Exception e) {
      return describe(name, e);
    }
    return meaning(name, routes);
  }

  private String meaning(String name, List<RouteDefinition> routes) {
    Map<String, String> own = new HashMap<>();
    for (RouteDefinition route : routes) {
      String problem = id(name, route, route.getInput().getLineNumber(), own);
      if (problem == null) {
        problem =
            kamelet(name, route.getInput().getEndpointUri(), route.getInput().getLineNumber());
      }
      for (var node :
          ProcessorDefinitionHelper.filterTypeInOutputs(
              route.getOutputs(), ProcessorDefinition.class)) {
        if (problem == null) {
          problem = id(name, node, node.getLineNumber(), own);
        }
        if (problem == null && node instanceof org.apache.camel.model.ToDefinition to) {
          problem = kamelet(name, to.getEndpointUri(), to.getLineNumber());
        }
      }
      if (problem != null) {
        return problem;
      }
    }
    files.putAll(own);
    return null;
  }

  private String id(String name, NamedNode node, int line, Map<String, String> own) {
    String id = node.getId();
    if (id == null) {
      return null;
    }
    String other = files.get(id);
    if (other == null) {
      other = own.putIfAbsent(id, name);
    }
    return other == null
        ? null
        : "%s:%d: the id '%s' exists already in %s".formatted(name, line, id, other);
  }

  private String kamelet(String name, String uri, int line) {
    if (uri == null || !uri.startsWith(KAMELET)) {
      return null;
    }
    String kamelet = uri.substring(KAMELET.length()).replaceAll("[/?].*", "");
    boolean known =
        KAMELET_ENDS.contains(kamelet)
            || getClass().getClassLoader().getResource("kamelets/" + kamelet + ".kamelet.yaml")
                != null;
    return known ? null : "%s:%d: there is no Kamelet '%s'".formatted(name, line, kamelet);
  }

  private static String describe(String name, Exception failure) {
    String reason = null;
    String line = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        Matcher matcher = LINE.matcher(cause.getMessage());
        if (matcher.find()) {
          line = matcher.group(1);
        }
        reason = cause.getMessage();
      }
    }
    return name
        + (line == null ? "" : ":" + line)
        + ": "
        + oneLine(reason == null ? failure.toString() : reason);
  }

  /**
   * Without the file's name, which the line begins with, and without the arrow that pointed at a
   * column.
   */
  private static String oneLine(String text) {
    String line =
        text.strip()
            .replaceAll(",?\\s*in file:\\S+, line \\d+, column \\d+:?", ":")
            .replaceAll("\\s+\\^(\\s|$)", " ")
            .replaceAll("\\s*\\R\\s*", " ")
            .replaceAll("\\s{2,}", " ")
            .replaceAll("[:\\s]+$", "");
    return line.length() > 300 ? line.substring(0, 300) + "..." : line;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
