package org.omnidesk.tickets.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.tickets.Hash;

/**
 * An effect that is wanted.
 *
 * @param cause the event that wants it; with system and kind it makes the delivery unique
 * @param kind {@code response}, {@code status} or {@code notice}
 * @param bondId the bond whose order it keeps; null for a message outside any bond
 * @param responseId the response to bring over; null for the other kinds
 * @param payload a notice's template and variables, and whom it is for; empty for the other kinds
 * @param suppressed why it is noted but not sent; null to send it
 * @param delay how long to wait before the first try
 */
public record NewDelivery(
    UUID cause,
    String kind,
    UUID ticketId,
    UUID bondId,
    String system,
    UUID responseId,
    Map<String, ?> payload,
    String suppressed,
    Duration delay) {

  /** Short, printable and the same however often the event is seen. */
  public String key() {
    return Hash.sha256(cause + ":" + system + ":" + kind).substring(0, 20);
  }
}
