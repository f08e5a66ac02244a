package org.omnidesk.tickets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, the only hash the hub uses for content. */
public final class Hash {

  private Hash() {}

  public static byte[] sha256(byte[] content) {
    return digest().digest(content);
  }

  /** Hex of the SHA-256 of a text's UTF-8 bytes. */
  public static String sha256(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A fresh digest for content that is read in pieces. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
