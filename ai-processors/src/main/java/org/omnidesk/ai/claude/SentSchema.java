package org.omnidesk.ai.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema as LangChain4j sends it: types, names, choices. Bounds (lengths, numbers, counts) stay
 * here, as structured outputs refuse them; we check them on the answer. Objects are closed, as
 * structured outputs want them.
 *
 * <p>LangChain4j's own raw schema is not used: its mapper takes every Jackson module of the class
 * path, and with Kafka's Scala module it sends lists as objects.
 */
final class SentSchema {

  private SentSchema() {}

  /**
   * @throws IllegalArgumentException if the schema uses what cannot be sent
   */
  static JsonSchemaElement of(JsonNode schema) {
    String description =
        schema.hasNonNull("description") ? schema.get("description").asText() : null;
    if (schema.has("enum") || schema.has("const")) {
      return JsonEnumSchema.builder().enumValues(choices(schema)).description(description).build();
    }
    if (schema.has("anyOf")) {
      return JsonAnyOfSchema.builder().anyOf(all(schema.get("anyOf"))).build();
    }
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      List<JsonSchemaElement> either = new ArrayList<>();
      type.forEach(one -> either.add(plain(one.asText(), schema, description)));
      return JsonAnyOfSchema.builder().anyOf(either).build();
    }
    return plain(type.asText(), schema, description);
  }

  private static JsonSchemaElement plain(String type, JsonNode schema, String description) {
    return switch (type) {
      case "object" -> object(schema, description);
      case "array" ->
          JsonArraySchema.builder()
              .items(of(schema.path("items")))
              .description(description)
              .build();
      case "string" -> JsonStringSchema.builder().description(description).build();
      case "integer" -> JsonIntegerSchema.builder().description(description).build();
      case "number" -> JsonNumberSchema.builder().description(description).build();
      case "boolean" -> JsonBooleanSchema.builder().description(description).build();
      case "null" -> new JsonNullSchema();
      default -> throw new IllegalArgumentException("a schema of type '" + type + "' is not sent");
    };
  }

  private static JsonSchemaElement object(JsonNode schema, String description) {
    JsonObjectSchema.Builder object = JsonObjectSchema.builder().description(description);
    schema
        .path("properties")
        .properties()
        .forEach(entry -> object.addProperty(entry.getKey(), of(entry.getValue())));
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    return object.required(required).additionalProperties(false).build();
  }

  private static List<String> choices(JsonNode schema) {
    List<String> choices = new ArrayList<>();
    schema.path("enum").forEach(value -> choices.add(value.asText()));
    if (schema.has("const")) {
      choices.add(schema.get("const").asText());
    }
    return choices;
  }

  private static List<JsonSchemaElement> all(JsonNode schemas) {
    List<JsonSchemaElement> elements = new ArrayList<>();
    schemas.forEach(schema -> elements.add(of(schema)));
    return elements;
  }
}
