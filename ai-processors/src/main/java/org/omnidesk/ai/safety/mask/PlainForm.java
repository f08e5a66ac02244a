package org.omnidesk.ai.safety.mask;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as detectors read it: digits of every script as ASCII digits, compatibility forms (full
 * width, mathematical, circled) as their plain letters, all spaces and dashes as one kind,
 * invisible characters left out. Remembers where each char came from.
 */
final class PlainForm {

  private final StringBuilder text;
  private int[] from;
  private int[] to;

  private PlainForm(int length) {
    text = new StringBuilder(length);
    from = new int[length + 16];
    to = new int[length + 16];
  }

  static PlainForm of(String raw) {
    PlainForm form = new PlainForm(raw.length());
    for (int i = 0; i < raw.length(); ) {
      int point = raw.codePointAt(i);
      int next = i + Character.charCount(point);
      if (point < 0x80) {
        form.add((char) point, i, next);
      } else {
        form.addAll(plain(point), i, next);
      }
      i = next;
    }
    return form;
  }

  String text() {
    return text.toString();
  }

  /** The same span in the text as it was written. */
  MaskSpan written(MaskSpan span) {
    return new MaskSpan(from[span.from()], to[span.to() - 1], span.type());
  }

  private void addAll(String plain, int start, int end) {
    for (int i = 0; i < plain.length(); i++) {
      add(plain.charAt(i), start, end);
    }
  }

  private void add(char c, int start, int end) {
    if (text.length() == from.length) {
      from = Arrays.copyOf(from, from.length * 2);
      to = Arrays.copyOf(to, to.length * 2);
    }
    from[text.length()] = start;
    to[text.length()] = end;
    text.append(c);
  }

  private static String plain(int point) {
    int type = Character.getType(point);
    if (type == Character.DECIMAL_DIGIT_NUMBER) {
      return String.valueOf((char) ('0' + Character.digit(point, 10)));
    }
    if (Invisible.is(point)) {
      return "";
    }
    if (type == Character.SPACE_SEPARATOR) {
      return " ";
    }
    if (type == Character.DASH_PUNCTUATION || point == 0x2212) {
      return "-";
    }
    return switch (point) {
      case 0x2018, 0x2019, 0x201A, 0x201B -> "'";
      case 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB -> "\"";
      case 0x3002, 0xFF61, 0x2024 -> ".";
      default ->
          isCompatibility(point)
              ? Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
              : Character.toString(point);
    };
  }

  /** Blocks of look-alikes; letters of living scripts stay as they are. */
  private static boolean isCompatibility(int point) {
    return point >= 0xFF00 && point <= 0xFFEF
        || point >= 0x1D400 && point <= 0x1D7FF
        || point >= 0x2460 && point <= 0x24FF
        || point >= 0xFE50 && point <= 0xFE6F
        || point >= 0x2070 && point <= 0x209F
        || point >= 0x2100 && point <= 0x214F
        || point >= 0x1F100 && point <= 0x1F1FF;
  }
}
