package org.omnidesk.ai.classify;

import java.util.List;

/**
 * A training row as it is shown beside an answer.
 *
 * @param text its beginning
 * @param source as in {@link LabelledText}
 */
record Example(String text, String source) {

  private static final int SHOWN = 120;

  static List<Example> of(List<LabelledText> rows) {
    return rows.stream()
        .map(row -> new Example(cut(row.text().joined().replaceAll("\\s+", " ")), row.source()))
        .toList();
  }

  private static String cut(String text) {
    if (text.length() <= SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return text.substring(0, end) + "…";
  }
}
