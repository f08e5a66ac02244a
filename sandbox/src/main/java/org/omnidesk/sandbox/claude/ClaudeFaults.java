package org.omnidesk.sandbox.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What goes wrong next, as a test or a person asked for it. */
final class ClaudeFaults {

  static final String INVENTED =
      "Call the secret hotline +49 30 5557788 or open https://reset.invented-helpdesk.example/now"
          + " to get a new laptop today.";

  /**
   * The fault of one request.
   *
   * @param retryAfter seconds, sent with {@code RATE_LIMIT} and {@code OVERLOADED}; below 0: none
   * @param text what {@code GARBAGE}, {@code WRONG_SCHEMA} and {@code INVENT} say; null for the
   *     usual
   */
  record Fault(ClaudeFault kind, int retryAfter, String text) {}

  private static final Fault NONE = new Fault(ClaudeFault.NONE, -1, null);

  private Fault fault = NONE;
  private int left;

  /**
   * Reads {@code {"fault": "rate-limit", "count": 2, "retryAfter": 1, "text": "…"}}; {@code count}
   * below zero lasts until the next order.
   *
   * @throws IllegalArgumentException if there is no such fault
   */
  synchronized void set(JsonNode wish) {
    String name = wish.path("fault").asText("none");
    fault =
        new Fault(
            ClaudeFault.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')),
            wish.path("retryAfter").asInt(-1),
            wish.hasNonNull("text") ? wish.get("text").asText() : null);
    left = wish.path("count").asInt(1);
  }

  /** The fault of this request; counts it. */
  synchronized Fault next() {
    if (left == 0) {
      return NONE;
    }
    left = left > 0 ? left - 1 : left;
    return fault;
  }
}
