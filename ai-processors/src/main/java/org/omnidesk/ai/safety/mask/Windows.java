package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a long text worth a costly look, so that the work stays linear. */
final class Windows {

  /** Whether a mark stands at an index. */
  interface Mark {
    boolean at(String text, int index);
  }

  private Windows() {}

  /** Stretches around marks, joined where they touch. */
  static List<int[]> around(String text, Mark mark, int left, int right) {
    List<int[]> windows = new ArrayList<>();
    int[] last = null;
    for (int i = 0; i < text.length(); i++) {
      if (mark.at(text, i)) {
        int from = Math.max(0, i - left);
        int to = Math.min(text.length(), i + right);
        if (last != null && last[1] >= from) {
          last[1] = Math.max(to, last[1]);
        } else {
          last = new int[] {from, to};
          windows.add(last);
        }
      }
    }
    return windows;
  }

  /** Stretches around ASCII digits. */
  static List<int[]> ofDigits(String text, int left, int right) {
    return around(text, (t, i) -> t.charAt(i) >= '0' && t.charAt(i) <= '9', left, right);
  }

  /** Every match inside the windows; looking ahead and behind sees the whole text. */
  static void each(Pattern pattern, String text, List<int[]> windows, Consumer<Matcher> found) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int[] window : windows) {
      matcher.region(window[0], window[1]);
      while (matcher.find()) {
        found.accept(matcher);
      }
    }
  }

  /** How often a pattern stands between two places; it may look beyond them. */
  static int count(Pattern pattern, String text, int from, int to) {
    Matcher matcher = pattern.matcher(text).region(from, to).useTransparentBounds(true);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
