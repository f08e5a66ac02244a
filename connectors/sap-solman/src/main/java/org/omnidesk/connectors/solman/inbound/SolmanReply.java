package org.omnidesk.connectors.solman.inbound;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param contentType media type
 * @param challenge for {@code WWW-Authenticate}; null for none
 * @param content the body
 */
public record SolmanReply(int status, String contentType, String challenge, byte[] content) {

  static SolmanReply xml(int status, byte[] content) {
    return new SolmanReply(status, "text/xml; charset=utf-8", null, content);
  }

  static SolmanReply page(int status, String text, String challenge) {
    return new SolmanReply(
        status,
        "text/html; charset=utf-8",
        challenge,
        ("<html><body>" + text + "</body></html>").getBytes(StandardCharsets.UTF_8));
  }
}
