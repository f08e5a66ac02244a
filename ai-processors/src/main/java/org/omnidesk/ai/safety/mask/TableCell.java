package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * One cell of a row, without the blanks and quotes around it.
 *
 * @param from its first char in the text
 */
record TableCell(String text, int from) {

  private static final int CELLS = 60;

  int to() {
    return from + text.length();
  }

  /** What parts the cells of a line: the rarest sign in prose first; a blank stands for a run. */
  static char separator(String text, int from, int to) {
    if (to - from > 2000) {
      return 0;
    }
    String line = text.substring(from, to);
    for (char c : new char[] {'\t', '|', ';', ','}) {
      if (line.indexOf(c) >= 0) {
        return c;
      }
    }
    return (char) (line.contains("  ") ? ' ' : 0);
  }

  /** The cells of a line. */
  static List<TableCell> of(String text, int from, int to, char separator) {
    List<TableCell> cells = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to && cells.size() < CELLS; i++) {
      boolean end =
          i == to
              || (separator == ' '
                  ? text.charAt(i) == ' ' && i + 1 < to && text.charAt(i + 1) == ' '
                  : text.charAt(i) == separator);
      if (end) {
        add(cells, text, start, i, separator);
        while (separator == ' ' && i < to && text.charAt(i) == ' ') {
          i++;
        }
        start = separator == ' ' ? i : i + 1;
      }
    }
    return cells;
  }

  /** Without quotes, marks of emphasis and the empty cells that bars at both ends make. */
  private static void add(List<TableCell> cells, String text, int start, int end, char separator) {
    int from = start;
    int to = end;
    while (from < to && " \t\r\"'*>`".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " \t\r\"'*:`".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    if (from < to || separator != ' ' && separator != '|' || !cells.isEmpty()) {
      cells.add(new TableCell(text.substring(from, to), from));
    }
  }
}
