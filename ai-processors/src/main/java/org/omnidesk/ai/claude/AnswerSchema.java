package org.omnidesk.ai.claude;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.Optional;

/** The schema of an answer: as the service takes it, and as we check it. */
final class AnswerSchema {

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private AnswerSchema() {}

  /** See {@link SentSchema}. */
  static JsonSchemaElement asSent(String schema) {
    return SentSchema.of(read(schema));
  }

  private static JsonNode read(String schema) {
    try {
      return STRICT.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the answer's schema is no JSON", e);
    }
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
    return FACTORY.getSchema(read(schema)).validate(answer).isEmpty()
        ? Optional.empty()
        : Optional.of("schema");
  }
}
