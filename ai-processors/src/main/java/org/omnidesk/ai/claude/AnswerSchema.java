package org.omnidesk.ai.claude;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Optional;

/** The schema of an answer: as the service takes it, and as we check it. */
final class AnswerSchema {

  /** What structured outputs refuse; we check it ourselves afterwards. */
  private static final List<String> NOT_SENT =
      List.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "pattern",
          "$schema");

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private AnswerSchema() {}

  /** Without the keywords that the service refuses, and closed. */
  static String asSent(String schema) {
    return sent(read(schema)).toString();
  }

  private static JsonNode read(String schema) {
    try {
      return STRICT.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the answer's schema is no JSON", e);
    }
  }

  private static JsonNode sent(JsonNode node) {
    if (node instanceof ObjectNode schema) {
      schema.remove(NOT_SENT);
      if (schema.path("type").asText().equals("object")) {
        schema.put("additionalProperties", false);
      }
      for (String names : List.of("properties", "$defs")) {
        schema.path(names).properties().forEach(property -> sent(property.getValue()));
      }
      sent(schema.path("items"));
      for (String either : List.of("anyOf", "oneOf", "allOf")) {
        schema.path(either).forEach(AnswerSchema::sent);
      }
    }
    return node;
  }

  /**
   * Why a text is no answer: {@code garbage} if it is no JSON, {@code schema} if it does not fit.
   */
  static Optional<String> misfit(String schema, String text) {
    JsonNode answer;
    try {
      answer = STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.of("garbage");
    }
    return FACTORY.getSchema(read(schema)).validate(answer).stream()
        .findFirst()
        .map((ValidationMessage violation) -> "schema");
  }
}
