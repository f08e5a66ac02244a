package org.omnidesk.api.http;

import java.util.HashMap;
import java.util.Map;
import org.omnidesk.tickets.query.Page;

/**
 * What a bean answers when a plain record does not say enough.
 *
 * @param headers of {@code ETag, Location, Content-Disposition, Cache-Control,
 *     Idempotency-Replayed}; others are not sent
 * @param body null for none; bytes and texts go out as they are, all else as JSON
 */
public record ApiAnswer(int status, String contentType, Map<String, String> headers, Object body) {

  public static final String JSON = "application/json";

  public ApiAnswer {
    headers = Map.copyOf(headers);
  }

  public static ApiAnswer ok(Object body) {
    return new ApiAnswer(200, JSON, Map.of(), body);
  }

  public static ApiAnswer created(Object body) {
    return new ApiAnswer(201, JSON, Map.of(), body);
  }

  public static ApiAnswer empty() {
    return new ApiAnswer(204, null, Map.of(), null);
  }

  public static ApiAnswer list(java.util.List<?> items) {
    return ok(Page.whole(items));
  }

  public ApiAnswer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new ApiAnswer(status, contentType, more, body);
  }
}
