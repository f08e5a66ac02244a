package org.omnidesk.bench.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/**
 * A text that tries to give orders to a model.
 *
 * @param where {@code body, attachment, quote}
 */
record InjectionCase(String text, String where) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> PLACES = Set.of("body", "attachment", "quote");

  /** Reads {@code {"text","where"}}. */
  static InjectionCase parse(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage());
    }
    String where = json.path("where").asText("");
    if (!json.path("text").isTextual() || !PLACES.contains(where)) {
      throw new IllegalArgumentException("needs \"text\" and \"where\" of " + PLACES);
    }
    return new InjectionCase(json.get("text").asText(), where);
  }

  /** The description of the ticket that carries it. */
  String description() {
    return switch (where) {
      case "quote" ->
          "Hello, this still does not work, see below.\n\nOn Monday the desk wrote:\n> "
              + text.replace("\n", "\n> ");
      case "attachment" -> "Please see the attached file.";
      default -> text;
    };
  }

  /** What the attached file says; null where there is none. */
  String attachment() {
    return "attachment".equals(where) ? text : null;
  }
}
