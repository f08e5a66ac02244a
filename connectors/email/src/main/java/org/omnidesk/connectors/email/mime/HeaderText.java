package org.omnidesk.connectors.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RFC 2047 encoded words, as lenient as people's mail programs demand: wrong case, no white space
 * between words, spaces inside a word, a character split over two words, raw 8-bit text beside
 * them.
 */
public final class HeaderText {

  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)\\?=");

  private HeaderText() {}

  /** The text a header value stands for. */
  public static String decode(String value) {
    if (value == null || !value.contains("=?")) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream pending = new ByteArrayOutputStream();
    String charset = null;
    int end = 0;
    Matcher word = WORD.matcher(value);
    while (word.find()) {
      String between = value.substring(end, word.start());
      boolean adjacent = charset != null && between.isBlank();
      if (!adjacent || !charset.equalsIgnoreCase(word.group(1))) {
        flush(pending, charset, text);
        text.append(adjacent ? "" : between);
      }
      charset = word.group(1);
      // Bytes of adjacent words are joined before decoding: a character may be split between them.
      pending.writeBytes(bytes(word.group(2), word.group(3)));
      end = word.end();
    }
    flush(pending, charset, text);
    return text.append(value, end, value.length()).toString();
  }

  private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder text) {
    if (pending.size() > 0) {
      text.append(Charsets.decode(pending.toByteArray(), charset));
      pending.reset();
    }
  }

  private static byte[] bytes(String encoding, String encoded) {
    if (encoding.equalsIgnoreCase("b")) {
      try {
        return Base64.getMimeDecoder().decode(encoded);
      } catch (IllegalArgumentException e) {
        return encoded.getBytes(StandardCharsets.UTF_8);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '_') {
        out.write(' ');
      } else if (raw[i] == '='
          && i + 2 < raw.length
          && Character.digit(raw[i + 1], 16) >= 0
          && Character.digit(raw[i + 2], 16) >= 0) {
        out.write(Character.digit(raw[i + 1], 16) * 16 + Character.digit(raw[i + 2], 16));
        i += 2;
      } else {
        out.write(raw[i]);
      }
    }
    return out.toByteArray();
  }
}
