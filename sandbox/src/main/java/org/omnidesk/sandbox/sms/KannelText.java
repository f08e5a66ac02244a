package org.omnidesk.sandbox.sms;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;

/** How a text leaves the gateway: its alphabet and its parts (GSM 03.38, 3GPP TS 23.040). */
final class KannelText {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private KannelText() {}

  /** The text as Kannel reads the request's bytes: UTF-8 by default, UTF-16BE for coding 2. */
  static String read(byte[] bytes, int coding, String charset) {
    try {
      if (charset != null && !charset.isBlank()) {
        return new String(bytes, Charset.forName(charset));
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return new String(bytes, coding == 2 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
  }

  /**
   * What the phone shows: without coding 2 each character outside GSM-7 becomes a question mark.
   */
  static String shown(String text, int coding) {
    if (coding == 2) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> out.appendCodePoint(BASIC.indexOf(c) >= 0 || isExtended(c) ? c : '?'));
    return out.toString();
  }

  /** The parts: 160 then 153 septets, or 70 then 67 UTF-16 units; a pair is never torn apart. */
  static List<String> parts(String shown, int coding, int atMost) {
    int single = coding == 2 ? 70 : 160;
    int each = coding == 2 ? 67 : 153;
    int units = shown.codePoints().map(c -> cost(c, coding)).sum();
    if (units <= single) {
      return List.of(shown);
    }
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int used = 0;
    for (int c : shown.codePoints().toArray()) {
      int cost = cost(c, coding);
      if (used + cost > each) {
        parts.add(part.toString());
        part.setLength(0);
        used = 0;
      }
      part.appendCodePoint(c);
      used += cost;
    }
    parts.add(part.toString());
    return List.copyOf(parts.subList(0, Math.min(parts.size(), atMost)));
  }

  private static int cost(int c, int coding) {
    return coding == 2 ? Character.charCount(c) : isExtended(c) ? 2 : 1;
  }

  private static boolean isExtended(int c) {
    return EXTENDED.indexOf(c) >= 0;
  }
}
