package org.omnidesk.sandbox.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One question as the Messages API carries it.
 *
 * @param system all system texts
 * @param user all texts of the user
 * @param schema that the answer is bound to, by {@code output_format} or by the forced tool; null
 *     if by none
 * @param tool name of the forced tool; null if none
 */
record ClaudeRequest(
    String model,
    int maxTokens,
    boolean stream,
    String system,
    String user,
    JsonNode schema,
    String tool) {

  /** Keywords that structured outputs refuse; the client checks them itself. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  /** Refused as Anthropic would: 400 {@code invalid_request_error}. */
  static final class InvalidException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidException(String message) {
      super(message);
    }
  }

  /**
   * @param beta the {@code anthropic-beta} header, or empty
   */
  static ClaudeRequest read(JsonNode json, String beta) {
    for (String field : new String[] {"model", "max_tokens", "messages"}) {
      if (!json.hasNonNull(field)) {
        throw new InvalidException(field + ": Field required");
      }
    }
    if (json.path("max_tokens").asInt() < 1) {
      throw new InvalidException("max_tokens: Input should be greater than or equal to 1");
    }
    if (!json.path("messages").isArray() || json.path("messages").isEmpty()) {
      throw new InvalidException("messages: at least one message is required");
    }
    JsonNode format = json.path("output_format");
    if (!format.isMissingNode() && !format.isNull() && !beta.contains("structured-outputs")) {
      throw new InvalidException("output_format: Extra inputs are not permitted");
    }
    if (!format.hasNonNull("schema")) {
      format = json.path("output_config").path("format");
    }
    JsonNode schema = format.hasNonNull("schema") ? format.get("schema") : null;
    if (schema != null) {
      supported(schema, "output_format.schema");
    }
    String tool =
        json.path("tool_choice").path("type").asText().equals("tool")
            ? json.path("tool_choice").path("name").asText()
            : null;
    if (tool != null) {
      schema =
          StreamSupport.stream(json.path("tools").spliterator(), false)
              .filter(one -> one.path("name").asText().equals(tool))
              .findFirst()
              .orElseThrow(() -> new InvalidException("tool_choice: no tool named " + tool))
              .path("input_schema");
    }
    return new ClaudeRequest(
        json.path("model").asText(),
        json.path("max_tokens").asInt(),
        json.path("stream").asBoolean(false),
        texts(json.path("system")),
        user(json.path("messages")),
        schema,
        tool);
  }

  private static void supported(JsonNode schema, String where) {
    schema
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().equals("properties")) {
                entry.getValue().properties().forEach(p -> supported(p.getValue(), p.getKey()));
                return;
              }
              if (UNSUPPORTED.contains(entry.getKey())) {
                throw new InvalidException(
                    where + ": For type, property '" + entry.getKey() + "' is not supported");
              }
              if (entry.getValue().isObject()) {
                supported(entry.getValue(), entry.getKey());
              }
            });
    if (schema.path("type").asText().equals("object")
        && !(schema.path("additionalProperties").isBoolean()
            && !schema.path("additionalProperties").asBoolean())) {
      throw new InvalidException(
          where + ": For 'object' type, 'additionalProperties' must be explicitly set to false");
    }
  }

  private static String user(JsonNode messages) {
    return StreamSupport.stream(messages.spliterator(), false)
        .filter(message -> message.path("role").asText().equals("user"))
        .map(message -> texts(message.path("content")))
        .collect(Collectors.joining("\n"));
  }

  private static String texts(JsonNode content) {
    return content.isArray()
        ? StreamSupport.stream(content.spliterator(), false)
            .map(block -> block.path("text").asText())
            .collect(Collectors.joining("\n"))
        : content.asText("");
  }
}
