package org.omnidesk.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code openapi.yaml}, the one truth of which operations there are and who may call them. A path
 * with and without a slash at its end is the same path.
 */
public final class Contract {

  /** Where all operations are. */
  public static final String BASE = "/api";

  private static final String FILE = "/openapi.yaml";

  private final String text;
  private final Map<String, Object> document;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Operation operation, PathPattern pattern) {}

  private Contract(String text) {
    this.text = text;
    this.document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    PathPatternParser parser = new PathPatternParser();
    map(document.get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, operation) ->
                            entries.add(
                                new Entry(
                                    operation(path, method, map(operation)),
                                    parser.parse(withoutEndSlash(path))))));
  }

  /** Reads the contract from the class path. */
  public static Contract load() {
    try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
      return new Contract(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation operation(String path, String method, Map<String, Object> operation) {
    boolean open = operation.get("security") instanceof List<?> list && list.isEmpty();
    Set<String> roles = new LinkedHashSet<>();
    if (operation.get("x-roles") instanceof List<?> named) {
      named.forEach(role -> roles.add(role.toString()));
    }
    String id = String.valueOf(operation.get("operationId"));
    if (open != roles.isEmpty()) {
      throw new IllegalStateException(
          "openapi.yaml: operation '%s' must have either x-roles or 'security: []'".formatted(id));
    }
    return new Operation(id, method.toUpperCase(Locale.ROOT), path, roles);
  }

  /** Every operation, in the contract's order. */
  public List<Operation> operations() {
    return entries.stream().map(Entry::operation).toList();
  }

  /**
   * The operation of a request.
   *
   * @param path below {@code /api}, as it came
   */
  public Optional<Operation> find(String method, String path) {
    PathContainer container = PathContainer.parsePath(withoutEndSlash(path));
    return entries.stream()
        .filter(e -> e.operation().method().equals(method) && e.pattern().matches(container))
        .map(Entry::operation)
        .findFirst();
  }

  /** The methods a path has; empty if there is no such path. */
  public Set<String> methods(String path) {
    PathContainer container = PathContainer.parsePath(withoutEndSlash(path));
    Set<String> methods = new TreeSet<>();
    entries.stream()
        .filter(e -> e.pattern().matches(container))
        .forEach(e -> methods.add(e.operation().method()));
    return methods;
  }

  /** The file as it is. */
  public String text() {
    return text;
  }

  /** The parsed file. */
  public Map<String, Object> document() {
    return document;
  }

  private static String withoutEndSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }
}
