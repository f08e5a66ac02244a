package org.omnidesk.bench.scores;

/**
 * Confusion matrices in a program's log: from a line that begins with {@code confusion} to the next
 * blank line or the end.
 */
final class Matrices {

  private Matrices() {}

  static String of(String log) {
    StringBuilder found = new StringBuilder();
    boolean inside = false;
    for (String line : log.split("\n", -1)) {
      inside = line.startsWith("confusion") || inside && !line.isBlank();
      if (inside) {
        found.append(line).append('\n');
      }
    }
    return found.toString();
  }
}
