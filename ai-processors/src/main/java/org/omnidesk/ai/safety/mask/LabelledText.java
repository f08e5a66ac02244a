package org.omnidesk.ai.safety.mask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in which people marked what must be masked.
 *
 * @param spans from and to in chars (UTF-16)
 */
public record LabelledText(String text, List<Span> spans) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One marked value.
   *
   * @param type as the labeller called it
   */
  public record Span(int from, int to, String type) {}

  /**
   * Reads {@code {"text","spans":[[from,to,"type"]]}}; offsets count code points there.
   *
   * @throws IllegalArgumentException that says what is wrong with the line
   */
  public static LabelledText parse(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage());
    }
    if (!json.path("text").isTextual() || !json.path("spans").isArray()) {
      throw new IllegalArgumentException("no \"text\" and \"spans\"");
    }
    String text = json.get("text").asText();
    List<Span> spans = new ArrayList<>();
    for (JsonNode span : json.get("spans")) {
      int from = span.path(0).asInt(-1);
      int to = span.path(1).asInt(-1);
      if (from < 0 || to <= from || to > text.codePointCount(0, text.length())) {
        throw new IllegalArgumentException("span " + span + " lies outside the text");
      }
      spans.add(
          new Span(
              text.offsetByCodePoints(0, from),
              text.offsetByCodePoints(0, to),
              span.path(2).asText("")));
    }
    return new LabelledText(text, spans);
  }
}
