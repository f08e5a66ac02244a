package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;

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
    for (int i = 0; i < text.length(); i++) {
      if (mark.at(text, i)) {
        int from = Math.max(0, i - left);
        int to = Math.min(text.length(), i + right);
        if (!windows.isEmpty() && windows.get(windows.size() - 1)[1] >= from) {
          windows.get(windows.size() - 1)[1] = to;
        } else {
          windows.add(new int[] {from, to});
        }
      }
    }
    return windows;
  }
}
