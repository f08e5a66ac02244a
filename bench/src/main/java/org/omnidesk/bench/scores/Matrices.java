package org.omnidesk.bench.scores;

import java.util.regex.Pattern;

/**
 * Confusion matrices in a program's log: from a line such as {@code urgency, hi: n=66, right 0.909}
 * to the next blank line or the end.
 */
final class Matrices {

  private static final Pattern HEADING = Pattern.compile("[^:]+: n=\\d+, right \\S+");

  private Matrices() {}

  static String of(String log) {
    StringBuilder found = new StringBuilder();
    boolean inside = false;
    for (String line : log.split("\n", -1)) {
      inside = HEADING.matcher(line).matches() || inside && !line.isBlank();
      if (inside) {
        found.append(line).append('\n');
      }
    }
    return found.toString();
  }
}
