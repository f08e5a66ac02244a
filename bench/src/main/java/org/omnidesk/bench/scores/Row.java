package org.omnidesk.bench.scores;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One line of the table.
 *
 * @param what for people
 * @param figure of a program's result; NaN where it is not there
 * @param atLeast the figure that must be reached
 * @param aim the figure that we want
 * @param lower whether less is better
 */
record Row(
    String what, ToDoubleFunction<JsonNode> figure, double atLeast, double aim, boolean lower) {

  /** A figure of that name that should be high; {@code a.b} reads b of a. */
  static Row high(String what, String key, double atLeast, double aim) {
    return new Row(what, of(key), atLeast, aim, false);
  }

  /** A figure of that name that should be low. */
  static Row low(String what, String key, double atLeast, double aim) {
    return new Row(what, of(key), atLeast, aim, true);
  }

  private static ToDoubleFunction<JsonNode> of(String key) {
    String pointer = "/" + key.replace('.', '/');
    return result -> {
      JsonNode value = result.at(pointer);
      return value.isNumber() ? value.asDouble() : Double.NaN;
    };
  }

  boolean reaches(double measured) {
    return lower ? measured <= atLeast + 1e-12 : measured >= atLeast - 1e-12;
  }

  /** A line of the Markdown table. */
  String line(OptionalDouble measured, String command) {
    String value = measured.isPresent() ? shown(measured.getAsDouble()) : "not measured";
    if (measured.isPresent() && !reaches(measured.getAsDouble())) {
      value = "**" + value + "** below";
    }
    return "| %s | %s | %s%s | %s | %s |"
        .formatted(what, value, lower ? "at most " : "", shown(atLeast), shown(aim), command);
  }

  private static String shown(double value) {
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return value > 0.9999
        ? String.format(Locale.ROOT, "%.12f", value)
            .replaceFirst("0+$", "")
            .replaceFirst("\\.$", "")
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
