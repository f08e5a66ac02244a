package org.omnidesk.connectors.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A structured header such as {@code text/plain; charset=utf-8; name*0*=utf-8''%e2%82%ac}, with RFC
 * 2231 continuations and charsets. Stray separators, missing quotes and repeated names are read as
 * well as may be.
 *
 * @param value what stands before the first semicolon, lower case
 * @param parameters by lower-case name
 */
public record HeaderParameters(String value, Map<String, String> parameters) {

  public static final HeaderParameters NONE = new HeaderParameters("", Map.of());

  /** A parameter, or null. */
  public String get(String name) {
    return parameters.get(name);
  }

  public static HeaderParameters parse(String header) {
    if (header == null) {
      return NONE;
    }
    int semicolon = header.indexOf(';');
    String value = semicolon < 0 ? header : header.substring(0, semicolon);
    Map<String, String> raw = new LinkedHashMap<>();
    int at = semicolon < 0 ? header.length() : semicolon + 1;
    while (at < header.length()) {
      int end = endOfParameter(header, at);
      int equals = header.indexOf('=', at);
      if (equals >= 0 && equals < end) {
        raw.putIfAbsent(
            header.substring(at, equals).strip().toLowerCase(Locale.ROOT),
            unquote(header.substring(equals + 1, end).strip()));
      }
      at = end + 1;
    }
    return new HeaderParameters(value.strip().toLowerCase(Locale.ROOT), join(raw));
  }

  private static int endOfParameter(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    // A quote that never ends must not swallow what follows.
    int semicolon = header.indexOf(';', from);
    return quoted && semicolon >= 0 ? semicolon : header.length();
  }

  private static String unquote(String value) {
    if (!value.startsWith("\"")) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < value.length() && value.charAt(i) != '"'; i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() && "\"\\".indexOf(value.charAt(i + 1)) >= 0) {
        c = value.charAt(++i);
      }
      text.append(c);
    }
    return text.toString();
  }

  private static Map<String, String> join(Map<String, String> raw) {
    Map<String, String> joined = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, Map.Entry<Boolean, String>>> pieces = new LinkedHashMap<>();
    raw.forEach(
        (name, value) -> {
          int star = name.indexOf('*');
          if (star < 0) {
            joined.putIfAbsent(name, HeaderText.decode(value));
          } else {
            boolean encoded = name.endsWith("*");
            String number = name.substring(star + 1).replace("*", "");
            int index = number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
            pieces
                .computeIfAbsent(name.substring(0, star), n -> new TreeMap<>())
                .putIfAbsent(index, Map.entry(encoded, value));
          }
        });
    pieces.forEach((name, parts) -> joined.put(name, extended(parts)));
    return joined;
  }

  private static String extended(TreeMap<Integer, Map.Entry<Boolean, String>> parts) {
    String charset = null;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean first = true;
    for (Map.Entry<Boolean, String> part : parts.values()) {
      String value = part.getValue();
      if (first && part.getKey()) {
        String[] head = value.split("'", 3);
        if (head.length == 3) {
          charset = head[0];
          value = head[2];
        }
      }
      first = false;
      bytes.writeBytes(
          part.getKey() ? percentDecoded(value) : value.getBytes(StandardCharsets.UTF_8));
    }
    return Charsets.decode(bytes.toByteArray(), charset);
  }

  private static byte[] percentDecoded(String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] raw = value.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%'
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
