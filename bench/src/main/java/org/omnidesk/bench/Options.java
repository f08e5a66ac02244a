package org.omnidesk.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program's {@code --name value} arguments.
 *
 * @param values by name without dashes
 */
public record Options(Map<String, String> values) {

  /**
   * @throws IllegalArgumentException naming the argument that is unknown or has no value
   */
  public static Options parse(String[] arguments, String... known) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].replaceFirst("^--", "");
      if (!arguments[i].startsWith("--") || !List.of(known).contains(name)) {
        throw new IllegalArgumentException(
            "unknown argument %s; known: --%s".formatted(arguments[i], String.join(", --", known)));
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(values);
  }

  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /**
   * @throws IllegalArgumentException if the value is no whole number
   */
  public int number(String name, int otherwise) {
    String value = values.get(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--%s: '%s' is no whole number".formatted(name, value));
    }
  }
}
