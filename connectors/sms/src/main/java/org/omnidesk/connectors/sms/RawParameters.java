package org.omnidesk.connectors.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.omnidesk.tickets.intake.UnreadableMessageException;

/**
 * The parameters of a gateway's call, as bytes: a value may be UTF-16, binary or a header of
 * control bytes. Of a repeated name the first counts.
 */
final class RawParameters {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> values;

  private RawParameters(Map<String, byte[]> values) {
    this.values = values;
  }

  /** Reads a raw query or a form body; what is no proper escape is taken as it stands. */
  static RawParameters ofQuery(String raw) {
    Map<String, byte[]> out = new TreeMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int at = pair.indexOf('=');
        String name = text(decode(at < 0 ? pair : pair.substring(0, at)));
        if (!name.isEmpty()) {
          out.putIfAbsent(name, decode(at < 0 ? "" : pair.substring(at + 1)));
        }
      }
    }
    return new RawParameters(out);
  }

  /** The kept form, read again. */
  static RawParameters ofJson(byte[] content) throws UnreadableMessageException {
    try {
      JsonNode tree = JSON.readTree(content);
      Map<String, byte[]> out = new TreeMap<>();
      tree.path("parameters")
          .fields()
          .forEachRemaining(
              e -> out.put(e.getKey(), e.getValue().asText().getBytes(StandardCharsets.UTF_8)));
      for (var fields = tree.path("bytes").fields(); fields.hasNext(); ) {
        var field = fields.next();
        out.put(field.getKey(), field.getValue().binaryValue());
      }
      return new RawParameters(out);
    } catch (IOException e) {
      throw new UnreadableMessageException("content: is not the JSON of a gateway's call", e);
    }
  }

  /**
   * Canonical JSON: names sorted; text under {@code parameters}, what is no clean UTF-8 as base64
   * under {@code bytes}.
   */
  byte[] toJson() {
    ObjectNode tree = JSON.createObjectNode();
    ObjectNode texts = tree.putObject("parameters");
    ObjectNode bytes = tree.putObject("bytes");
    values.forEach(
        (name, value) -> {
          if (isCleanText(value)) {
            texts.put(name, text(value));
          } else {
            bytes.put(name, Base64.getEncoder().encodeToString(value));
          }
        });
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With one more parameter, if it is not there yet. */
  RawParameters with(String name, byte[] value) {
    Map<String, byte[]> out = new TreeMap<>(values);
    out.putIfAbsent(name, value);
    return new RawParameters(out);
  }

  /** With those of another call that are not there yet. */
  RawParameters with(RawParameters more) {
    Map<String, byte[]> out = new TreeMap<>(more.values);
    out.putAll(values);
    return new RawParameters(out);
  }

  RawParameters without(String name) {
    Map<String, byte[]> out = new TreeMap<>(values);
    out.remove(name);
    return new RawParameters(out);
  }

  /** A value's bytes; empty if the name is null or absent. */
  byte[] bytes(String name) {
    return name == null ? new byte[0] : values.getOrDefault(name, new byte[0]);
  }

  /** A value as UTF-8 text without control characters; empty if the name is null or absent. */
  String text(String name) {
    return SmsText.printable(text(bytes(name)));
  }

  /** A value as a number; -1 if there is none. */
  int number(String name) {
    String value = text(name).strip();
    return value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
  }

  boolean has(String name) {
    return name != null && values.containsKey(name);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static boolean isCleanText(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .chars()
          .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static byte[] decode(String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%'
          && i + 2 < value.length()
          && Character.digit(value.charAt(i + 1), 16) >= 0
          && Character.digit(value.charAt(i + 2), 16) >= 0) {
        out.write(Integer.parseInt(value, i + 1, i + 3, 16));
        i += 2;
      } else if (c == '+') {
        out.write(' ');
      } else {
        int point = value.codePointAt(i);
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point) - 1;
      }
    }
    return out.toByteArray();
  }
}
