package org.omnidesk.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;

/** Reads request bodies, which the contract has already been held against. */
public class Bodies {

  private final ObjectMapper json;

  public Bodies(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @throws ApiProblemException 400 naming the field that cannot be read
   */
  public <T> T read(String body, Class<T> type) {
    if (body == null || body.isBlank()) {
      throw ApiProblemException.badField("body", "is required");
    }
    try {
      return json.readValue(body, type);
    } catch (JsonMappingException e) {
      String field =
          e.getPath().stream()
              .map(r -> r.getFieldName() == null ? "" + r.getIndex() : r.getFieldName())
              .collect(Collectors.joining("."));
      throw ApiProblemException.badField(field.isEmpty() ? "body" : field, "cannot be read");
    } catch (JsonProcessingException e) {
      throw ApiProblemException.badField("body", "is no JSON");
    }
  }
}
