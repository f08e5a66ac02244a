package org.omnidesk.sandbox.glpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire. */
final class GlpiAnswer {

  final int status;
  final byte[] body;
  final Map<String, String> headers = new LinkedHashMap<>();

  private GlpiAnswer(int status, String contentType, byte[] body) {
    this.status = status;
    this.body = body;
    headers.put("Content-Type", contentType);
    headers.put("Pragma", "no-cache");
    headers.put("Cache-Control", "no-store, no-cache, must-revalidate");
    headers.put("Expires", "Mon, 26 Jul 1997 05:00:00 GMT");
  }

  static GlpiAnswer json(int status, JsonNode body) {
    GlpiAnswer answer =
        new GlpiAnswer(
            status,
            "application/json; charset=UTF-8",
            body.toString().getBytes(StandardCharsets.UTF_8));
    return answer.header(
        "Access-Control-Expose-Headers", "content-type, content-range, accept-range");
  }

  static GlpiAnswer html(int status, String page) {
    return new GlpiAnswer(
        status, "text/html; charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
  }

  static GlpiAnswer bytes(String contentType, byte[] body) {
    return new GlpiAnswer(200, contentType, body);
  }

  GlpiAnswer header(String name, String value) {
    headers.put(name, value);
    return this;
  }
}
