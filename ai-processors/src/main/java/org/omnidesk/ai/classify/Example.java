package org.omnidesk.ai.classify;

import java.util.List;

/**
 * A training row as it is shown beside an answer. Of a ticket only its number stays: a model
 * outlives the ticket, whose text may be deleted or not for everyone.
 *
 * @param text its beginning; empty for a row of a ticket
 * @param source as in {@link LabelledText}
 */
record Example(String text, String source) {

  private static final int SHOWN = 120;

  static List<Example> of(List<LabelledText> rows) {
    return rows.stream()
        .map(row -> new Example(isTicket(row) ? "" : beginning(row), row.source()))
        .toList();
  }

  /** Rows of a file have no source. */
  private static boolean isTicket(LabelledText row) {
    return !row.source().isEmpty() && !row.source().equals(SeedRows.SOURCE);
  }

  private static String beginning(LabelledText row) {
    return cut(row.text().joined().replaceAll("\\s+", " "));
  }

  private static String cut(String text) {
    if (text.length() <= SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return text.substring(0, end) + "…";
  }
}
