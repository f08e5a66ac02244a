package org.omnidesk.bench.scores;

import java.util.List;

/**
 * Rows that come out of one measurement.
 *
 * @param group chosen by name on the command line
 * @param title of its confusion matrix, where it prints one
 */
record Claim(String group, String title, Measurement measurement, List<Row> rows) {

  static Claim of(String group, String title, Measurement measurement, Row... rows) {
    return new Claim(group, title, measurement, List.of(rows));
  }
}
