package org.omnidesk.connectors.solman.ict;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** The interface's timestamps: {@code yyyyMMddHHmmss} in UTC, {@code 0} or empty for none. */
public final class IctTime {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private IctTime() {}

  public static String of(Instant instant) {
    return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** Empty for none and for what is no time. */
  public static Optional<Instant> read(String literal) {
    try {
      return literal.isEmpty() || literal.matches("0+")
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(literal, FORMAT).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
