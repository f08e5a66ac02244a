package org.omnidesk.sandbox.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kannel's way with URLs: its %-escapes and its encoding, as recorded from 1.4.5. */
final class KannelUrl {

  private static final String SAFE = "-_.!~*'()";

  private KannelUrl() {}

  /**
   * Fills a URL pattern.
   *
   * @param values the bytes for each escape letter; an unknown escape stays as it stands
   */
  static String fill(String pattern, Map<Character, byte[]> values) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%' || i + 1 == pattern.length()) {
        out.append(c);
        continue;
      }
      char escape = pattern.charAt(++i);
      if (escape == '%') {
        out.append('%');
      } else if (escape == 't' && values.containsKey('t')) {
        // the time is the one value Kannel writes ready-made, its colons bare
        out.append(new String(values.get('t'), StandardCharsets.US_ASCII).replace(' ', '+'));
      } else if (values.containsKey(escape)) {
        out.append(encode(values.get(escape)));
      } else {
        out.append('%').append(escape);
      }
    }
    return out.toString();
  }

  /** Percent-encodes bytes: blank as plus, upper-case digits. */
  static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if (c == ' ') {
        out.append('+');
      } else if (c < 128 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }

  /** The parameters of a raw query, values as bytes; the first of a repeated name counts. */
  static Map<String, byte[]> query(String raw) {
    Map<String, byte[]> out = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return out;
    }
    for (String pair : raw.split("&")) {
      int at = pair.indexOf('=');
      String name = at < 0 ? pair : pair.substring(0, at);
      String value = at < 0 ? "" : pair.substring(at + 1);
      out.putIfAbsent(new String(decode(name), StandardCharsets.UTF_8), decode(value));
    }
    return out;
  }

  private static byte[] decode(String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%' && i + 2 < value.length() && hex(value, i)) {
        out.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static boolean hex(String value, int at) {
    return Character.digit(value.charAt(at + 1), 16) >= 0
        && Character.digit(value.charAt(at + 2), 16) >= 0;
  }
}
