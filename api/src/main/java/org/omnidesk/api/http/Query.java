package org.omnidesk.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A request's parameters: the query string as it came, and ids of the path. */
public final class Query {

  private final MultiValueMap<String, String> values;

  private Query(MultiValueMap<String, String> values) {
    this.values = values;
  }

  /**
   * @param query still encoded; null for none
   */
  public static Query of(String query) {
    return new Query(UriComponentsBuilder.newInstance().query(query).build().getQueryParams());
  }

  /** The value; null if absent or empty. */
  public String text(String name) {
    String value = values.getFirst(name);
    if (value == null || value.isEmpty()) {
      return null;
    }
    return UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
  }

  /** Values separated by commas; empty if absent. */
  public List<String> list(String name) {
    String value = text(name);
    return value == null
        ? List.of()
        : Arrays.stream(value.split(",")).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  /** A number that the contract has already bounded. */
  public int number(String name, int otherwise) {
    String value = text(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw ApiProblemException.badField(name, "is no number");
    }
  }

  /** An id of the path. */
  public static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw ApiProblemException.badField("id", "is no UUID");
    }
  }
}
