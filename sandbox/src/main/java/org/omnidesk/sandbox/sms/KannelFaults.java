package org.omnidesk.sandbox.sms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong next, as a test or a person on the sandbox page asked for it. */
final class KannelFaults {

  /**
   * What the next requests to sendsms meet. {@code SERVER_ERROR} and {@code BUSY} take nothing; the
   * other two take the message and leave the caller without an answer.
   */
  enum SendFault {
    NONE,
    SERVER_ERROR,
    BUSY,
    HANG,
    CUT
  }

  /** How messages end at the phone. */
  enum Fate {
    DELIVERED,
    FAILED,
    REJECTED,
    BUFFERED,
    SILENT
  }

  private volatile SendFault send = SendFault.NONE;
  private final AtomicInteger left = new AtomicInteger();
  private volatile Fate fate = Fate.DELIVERED;

  /** Reads {@code {"sendsms": "hang", "count": 1, "fate": "failed"}}; what is absent is reset. */
  void set(JsonNode wish) {
    send = pick(SendFault.class, wish.path("sendsms").asText("none"));
    left.set(wish.path("count").asInt(1));
    fate = pick(Fate.class, wish.path("fate").asText("delivered"));
  }

  private static <E extends Enum<E>> E pick(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  /** The fault of this request; counts it. */
  SendFault next() {
    return send != SendFault.NONE && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0
        ? send
        : SendFault.NONE;
  }

  Fate fate() {
    return fate;
  }
}
