package org.omnidesk.bench.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Confusion matrices on stderr: rows are the truth, columns what was said. */
final class Matrix {

  private Matrix() {}

  static void print(String name, List<String> wanted, List<String> got) {
    TreeSet<String> names = new TreeSet<>(wanted);
    names.addAll(got);
    List<String> labels = new ArrayList<>(names);
    int[][] counts = new int[labels.size()][labels.size()];
    for (int i = 0; i < wanted.size(); i++) {
      counts[labels.indexOf(wanted.get(i))][labels.indexOf(got.get(i))]++;
    }
    print(name, labels, counts);
  }

  static void print(String name, List<String> labels, int[][] counts) {
    int right = 0;
    int all = 0;
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < counts.length; row++) {
      text.append(String.format("%-22s", labels.get(row)));
      for (int column = 0; column < counts.length; column++) {
        int count = counts[row][column];
        all += count;
        right += row == column ? count : 0;
        text.append(count == 0 ? "   ." : String.format("%4d", count));
      }
      text.append('\n');
    }
    System.err.printf("%s: n=%d, right %.3f%n%s%n", name, all, right / Math.max(1.0, all), text);
  }

  /** The values of the rows of one language. */
  static List<String> of(List<LabelledLines> rows, List<String> values, String language) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).language().equals(language)) {
        own.add(values.get(i));
      }
    }
    return own;
  }
}
