package org.omnidesk.ai.learn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.tickets.Hash;

/**
 * A ticket whose category a person or its system set.
 *
 * @param byPerson as opposed to a system's mapping
 * @param correction whether the person overrode what was there
 */
record LabelledTicket(
    UUID id, Instant createdAt, LabelledText row, boolean byPerson, boolean correction) {

  /** The same for texts that differ in case, dots and white space only. */
  static String fingerprint(LabelledText row) {
    return Hash.sha256(
        row.text().joined().toLowerCase(Locale.ROOT).replaceAll("[\\s.]+", " ").strip());
  }

  /** A number of this ticket for good, 0-1, evenly spread. */
  double lot() {
    byte[] hash = Hash.sha256(("held-out " + id).getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(hash).getInt() & 0xFFFFFFFFL) / 4294967296.0;
  }
}
