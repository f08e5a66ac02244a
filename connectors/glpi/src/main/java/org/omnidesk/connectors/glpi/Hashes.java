package org.omnidesk.connectors.glpi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints, in lower-case hexadecimal. */
final class Hashes {

  private Hashes() {}

  static String sha256(String text) {
    return hex("SHA-256", text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-1, as GLPI names documents by it. */
  static String sha1(byte[] bytes) {
    return hex("SHA-1", bytes);
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
