package org.omnidesk.tickets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An enum constant's one name outside Java: lower case with underscores, the same in SQL, JSON,
 * YAML and the web front.
 */
public interface WireName {

  /** Implemented by the enum itself. */
  String name();

  /** The name outside Java, for example {@code pending_requester}. */
  @JsonValue
  default String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a wire name, in any case.
   *
   * @throws IllegalArgumentException naming the value and the values that exist
   */
  static <E extends Enum<E> & WireName> E parse(Class<E> type, String value) {
    return find(type, value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no %s; known are %s"
                        .formatted(
                            value,
                            type.getSimpleName(),
                            Arrays.stream(type.getEnumConstants())
                                .map(WireName::wireName)
                                .collect(Collectors.joining(", ")))));
  }

  /** Like {@link #parse}, but empty for null, blank and unknown values. */
  static <E extends Enum<E> & WireName> Optional<E> find(Class<E> type, String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    String wanted = value.strip();
    return Arrays.stream(type.getEnumConstants())
        .filter(e -> e.wireName().equalsIgnoreCase(wanted))
        .findFirst();
  }
}
