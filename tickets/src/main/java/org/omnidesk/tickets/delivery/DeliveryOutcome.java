package org.omnidesk.tickets.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one try of a delivery ended. A sink answers with one of these; an exception counts as {@link
 * Retry}.
 */
public sealed interface DeliveryOutcome {

  /**
   * It took effect.
   *
   * @param externalItemId the id the target gave the text, as a later intake will name it; null if
   *     it gives none
   * @param exchanged the target's own literals after the write, by our field name, so that they are
   *     no news when they come back
   * @param references ids by which answers to it may name it (our Message-ID)
   */
  record Sent(String externalItemId, Map<String, String> exchanged, List<String> references)
      implements DeliveryOutcome {
    public Sent {
      exchanged = exchanged == null ? Map.of() : Map.copyOf(exchanged);
      references = references == null ? List.of() : List.copyOf(references);
    }

    public static Sent as(String externalItemId) {
      return new Sent(externalItemId, Map.of(), List.of());
    }
  }

  /**
   * It surely did not take effect and may later; {@code after} null leaves the back-off to the hub.
   */
  record Retry(String reason, Duration after) implements DeliveryOutcome {}

  /** It may or may not have taken effect and the target cannot be asked. */
  record Unknown(String reason) implements DeliveryOutcome {}

  /** It cannot take effect without a person. */
  record Parked(String reason) implements DeliveryOutcome {}
}
