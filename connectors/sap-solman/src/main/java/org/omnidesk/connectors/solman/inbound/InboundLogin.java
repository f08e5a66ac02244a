package org.omnidesk.connectors.solman.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.omnidesk.connectors.solman.SolmanSettings;

/** HTTP Basic, compared in a time that tells nothing of where a difference is. */
final class InboundLogin {

  private InboundLogin() {}

  static boolean allows(SolmanSettings settings, String authorization) {
    byte[] expected =
        (settings.inboundUsername() + ":" + settings.inboundPassword())
            .getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(digest(expected), digest(given(authorization)));
  }

  private static byte[] given(String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(authorization.substring(6).strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Equal lengths, so that the length tells nothing either. */
  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
