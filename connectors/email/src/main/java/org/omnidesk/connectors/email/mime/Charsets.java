package org.omnidesk.connectors.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Text from bytes whose label may lie, be unknown or be absent: the label (with the usual aliases),
 * then UTF-8 if the bytes are valid in it, then windows-1252, which accepts anything.
 */
public final class Charsets {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** What mail programs write, and what they mean. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("utf-8n", "UTF-8"),
          Map.entry("cp-850", "IBM850"),
          Map.entry("ks_c_5601-1987", "MS949"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("iso-8859-8-e", "ISO-8859-8"));

  private Charsets() {}

  /**
   * @param label the charset's name as the mail has it; may be null
   */
  public static String decode(byte[] bytes, String label) {
    Charset named = find(label);
    boolean guess = named == null || named.equals(StandardCharsets.US_ASCII);
    String text = guess ? null : strictly(bytes, named);
    if (text == null || (named.equals(WINDOWS_1252) && looksUtf8(bytes))) {
      String utf8 = strictly(bytes, StandardCharsets.UTF_8);
      if (utf8 != null) {
        text = utf8;
      } else if (text == null) {
        text = new String(bytes, guess || isUtf8(named) ? WINDOWS_1252 : named);
      }
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean isUtf8(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** At least one multi-byte sequence that windows-1252 would turn into two or three letters. */
  private static boolean looksUtf8(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      int first = bytes[i] & 0xFF;
      int second = bytes[i + 1] & 0xFF;
      if (first >= 0xC3 && first <= 0xF4 && second >= 0x80 && second <= 0xBF) {
        return true;
      }
    }
    return false;
  }

  private static Charset find(String label) {
    if (label == null) {
      return null;
    }
    String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("[\"'<>;,\\s]", "");
    try {
      return name.isEmpty() ? null : Charset.forName(ALIASES.getOrDefault(name, name));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
