package org.omnidesk.ai.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts read once: for each its distinct terms and {@code 1 + ln(count)}. Folds are fitted from it
 * without reading the texts again.
 *
 * @param kind what was counted
 * @param names by number, in the order of their first appearance
 * @param ids of each text's terms
 * @param weights beside the ids
 */
public record TermCounts(TermKind kind, String[] names, int[][] ids, float[][] weights) {

  public static TermCounts of(TermKind kind, List<String> texts) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>();
    int[][] ids = new int[texts.size()][];
    float[][] weights = new float[texts.size()][];
    for (int row = 0; row < ids.length; row++) {
      Map<String, Integer> counts = counts(kind, texts.get(row));
      ids[row] = new int[counts.size()];
      weights[row] = new float[counts.size()];
      int at = 0;
      for (Map.Entry<String, Integer> count : counts.entrySet()) {
        Integer number = numbers.get(count.getKey());
        if (number == null) {
          number = names.size();
          numbers.put(count.getKey(), number);
          names.add(count.getKey());
        }
        ids[row][at] = number;
        weights[row][at++] = (float) (1 + Math.log(count.getValue()));
      }
    }
    return new TermCounts(kind, names.toArray(String[]::new), ids, weights);
  }

  static Map<String, Integer> counts(TermKind kind, String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    kind.read(text, term -> counts.merge(term, 1, Integer::sum));
    return counts;
  }
}
