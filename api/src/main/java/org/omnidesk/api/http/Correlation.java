package org.omnidesk.api.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** The id that one request has in every log line and answer. */
public final class Correlation {

  public static final String HEADER = "X-Correlation-Id";

  /** The name in the log's context. */
  public static final String KEY = "correlation_id";

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private Correlation() {}

  /** The caller's id if it is well-formed, else a new one. */
  static String takenOrMade(String offered) {
    return offered != null && WELL_FORMED.matcher(offered).matches()
        ? offered
        : UUID.randomUUID().toString();
  }

  /** The id of the request that this thread works for; a new one outside any. */
  public static String current() {
    String id = MDC.get(KEY);
    return id == null ? UUID.randomUUID().toString() : id;
  }
}
