package org.omnidesk.ai.safety.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Forms lead the eye from a label to its value: {@code Employee code ..... 40518}. A colon takes
 * the place of the last of such signs and blanks that of the others, so every rule sees a field.
 */
final class Leaders {

  private static final Pattern LEADER =
      Pattern.compile(
          "(?:^|(?<=\\n)|(?<= {2})|(?<=\\|))[ \\t>*•-]{0,6}[\\p{L}][\\p{L}\\p{M}\\p{N} ()/'-]{1,40}?[.)]?((?: ?\\.{3,60}| ?…{1,20}| ?_{3,60}| ?-{3,60}| ?·{2,60}|(?: \\.){1,40}| ?~{2,40}))(?=[ \\t]{1,4}\\S|[\\p{L}\\p{N}])");

  private Leaders() {}

  /** The text in the same length. */
  static String asFields(String text) {
    Matcher leader = LEADER.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    StringBuilder fields = null;
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      if (to - from < 400 && isLed(text, from, to)) {
        leader.region(from, to);
        while (leader.find()) {
          fields = fields == null ? new StringBuilder(text) : fields;
          for (int i = leader.start(1); i < leader.end(1) - 1; i++) {
            fields.setCharAt(i, ' ');
          }
          fields.setCharAt(leader.end(1) - 1, ':');
        }
      }
      from = to + 1;
    }
    return fields == null ? text : fields.toString();
  }

  /** Whether a line has two signs side by side that could lead. */
  private static boolean isLed(String text, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      char c = text.charAt(i);
      if (c == '…'
          || ".-_·~".indexOf(c) >= 0
              && (text.charAt(i - 1) == c || c == '.' && text.charAt(i - 1) == ' ')) {
        return true;
      }
    }
    return false;
  }
}
