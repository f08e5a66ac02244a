package org.omnidesk.tickets.query;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

/**
 * The place after a row in a list ordered by an instant and an id, so that rows with the same
 * instant are neither lost nor shown twice. Opaque outside: nobody may build on its form.
 */
record Cursor(Instant at, UUID id) {

  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + "|" + id).getBytes(StandardCharsets.US_ASCII));
  }

  OffsetDateTime offsetAt() {
    return at.atOffset(ZoneOffset.UTC);
  }

  /**
   * @throws BadCursorException if the text is no cursor of ours
   */
  static Cursor decode(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      int bar = plain.indexOf('|');
      if (bar < 0) {
        throw new BadCursorException();
      }
      return new Cursor(
          Instant.parse(plain.substring(0, bar)), UUID.fromString(plain.substring(bar + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadCursorException();
    }
  }
}
