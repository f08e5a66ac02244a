package org.omnidesk.bench.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One system's tickets.
 *
 * @param tickets how many
 * @param languages how many by language; those without one are not in it
 * @param classified the models were sure enough of a category
 * @param abstained the models read it and were not sure
 * @param urgencies how many by urgency; those without one are not in it
 */
record Row(
    String system,
    int tickets,
    Map<String, Integer> languages,
    int classified,
    int abstained,
    Map<String, Integer> urgencies) {

  static Row of(String system, List<JsonNode> tickets) {
    Map<String, Integer> languages = new TreeMap<>();
    Map<String, Integer> urgencies = new TreeMap<>();
    int classified = 0;
    int abstained = 0;
    for (JsonNode ticket : tickets) {
      count(languages, ticket.path("language"));
      count(urgencies, ticket.path("urgency"));
      JsonNode classification = ticket.path("classification");
      if (classification.isObject()) {
        if (classification.path("abstained").asBoolean()) {
          abstained++;
        } else {
          classified++;
        }
      }
    }
    return new Row(system, tickets.size(), languages, classified, abstained, urgencies);
  }

  private static void count(Map<String, Integer> counts, JsonNode value) {
    if (value.isTextual()) {
      counts.merge(value.asText(), 1, Integer::sum);
    }
  }

  /** How many the models have read. */
  int read() {
    return classified + abstained;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  static void print(List<Row> rows, PrintStream out) {
    String format = "%-14s %8s %9s %11s %10s %6s %7s %6s %9s  %s%n";
    out.printf(
        format,
        "system",
        "tickets",
        "language",
        "classified",
        "abstained",
        "low",
        "medium",
        "high",
        "critical",
        "languages");
    for (Row row : rows) {
      out.printf(
          format,
          row.system,
          row.tickets,
          sum(row.languages),
          row.classified,
          row.abstained,
          row.urgencies.getOrDefault("low", 0),
          row.urgencies.getOrDefault("medium", 0),
          row.urgencies.getOrDefault("high", 0),
          row.urgencies.getOrDefault("critical", 0),
          row.languages);
    }
  }
}
