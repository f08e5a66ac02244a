package org.omnidesk.connectors.email.mime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A mail's content hash: its text and the headers its writer set. Headers that servers add on the
 * way (Received, Delivered-To, spam marks) do not count, so a second copy of one mail has the same.
 */
public final class MailFingerprint {

  private static final List<String> WRITTEN =
      List.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "content-type",
          "content-transfer-encoding");

  private MailFingerprint() {}

  /** SHA-256, hexadecimal. */
  public static String of(byte[] mail, MailHeaders headers) {
    MessageDigest hash = sha256();
    for (String name : WRITTEN) {
      for (String value : headers.all(name)) {
        String line = name + ":" + value.replaceAll("\\s+", " ").strip() + "\n";
        hash.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    int body = bodyStart(mail);
    for (int i = body; i < mail.length; i++) {
      if (mail[i] != '\r') {
        hash.update(mail[i]);
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /** SHA-256 of a text, hexadecimal. */
  public static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static int bodyStart(byte[] mail) {
    for (int i = 0; i + 1 < mail.length; i++) {
      if (mail[i] == '\n' && (mail[i + 1] == '\n' || mail[i + 1] == '\r')) {
        return i + 1;
      }
    }
    return 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
