package org.omnidesk.ai.safety.fence;

import java.text.Normalizer;
import org.omnidesk.ai.safety.mask.Invisible;

/**
 * Takes from an outside text what a reader does not see but a model reads, and what could close a
 * fence: invisible and tag characters, bidi controls, heaps of combining marks, angle brackets that
 * are no placeholder of ours.
 */
final class OutsideCleaner {

  private static final int MARKS = 6;
  private static final String CUT = "\n[cut here: the text was longer]";

  private final int limit;

  /**
   * @param limit chars of one text; what follows is cut with a mark
   */
  OutsideCleaner(int limit) {
    this.limit = limit;
  }

  String clean(String raw) {
    String text = raw.length() > limit ? raw.substring(0, safeEnd(raw)) + CUT : raw;
    StringBuilder kept = new StringBuilder(text.length());
    int marks = 0;
    int before = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean mark = Character.getType(point) == Character.NON_SPACING_MARK;
      marks = mark ? marks + 1 : 0;
      if (isKept(point, before) && marks <= MARKS) {
        kept.appendCodePoint(point);
        before = point;
      }
    }
    return brackets(Normalizer.normalize(kept, Normalizer.Form.NFKC));
  }

  private int safeEnd(String raw) {
    return Character.isHighSurrogate(raw.charAt(limit - 1)) ? limit - 1 : limit;
  }

  /** Joiners belong to Indian scripts; elsewhere they only hide. */
  private static boolean isKept(int point, int before) {
    if (point == 0x200C || point == 0x200D) {
      return before >= 0x0900 && before <= 0x0DFF;
    }
    int type = Character.getType(point);
    return !Invisible.is(point)
        && point != '\r'
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static String brackets(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int end = c == '<' ? placeholderEnd(text, i) : -1;
      if (end > 0) {
        safe.append(text, i, end);
        i = end - 1;
      } else {
        safe.append(c == '<' ? '\u2039' : c == '>' ? '\u203A' : c);
      }
    }
    return safe.toString();
  }

  /** After {@code <WORD_12>}; -1 where none starts. */
  private static int placeholderEnd(String text, int from) {
    int i = from + 1;
    while (i < text.length() && i - from <= 12 && text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
      i++;
    }
    if (i - from < 3 || i >= text.length() || text.charAt(i) != '_') {
      return -1;
    }
    int digits = ++i;
    while (i < text.length() && i - digits < 4 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i > digits && i < text.length() && text.charAt(i) == '>' ? i + 1 : -1;
  }
}
