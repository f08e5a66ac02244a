package org.omnidesk.bench.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often a label was found as what. */
public final class Confusion {

  private final SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();

  void add(String label, String found) {
    counts.computeIfAbsent(label, key -> new TreeMap<>()).merge(found, 1, Integer::sum);
  }

  /** Evaluated rows. */
  public int total() {
    return counts.keySet().stream().mapToInt(this::rows).sum();
  }

  /** Share of all rows that were found as their label, 0-1. */
  public double accuracy() {
    return total() == 0
        ? 0
        : (double) counts.keySet().stream().mapToInt(this::right).sum() / total();
  }

  /** Share of each label's rows that were found as it, 0-1. */
  public SortedMap<String, Double> perLabel() {
    SortedMap<String, Double> recalls = new TreeMap<>();
    counts.keySet().forEach(label -> recalls.put(label, (double) right(label) / rows(label)));
    return recalls;
  }

  /** {@code n}, {@code accuracy}, {@code perLabel}. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("n", total());
    figures.put("accuracy", accuracy());
    figures.put("perLabel", perLabel());
    return figures;
  }

  /** One line a label, one column a language found. */
  public String matrix() {
    SortedSet<String> found = new TreeSet<>();
    counts.values().forEach(row -> found.addAll(row.keySet()));
    StringBuilder out = new StringBuilder("%-10s".formatted("label"));
    found.forEach(language -> out.append("%10s".formatted(language)));
    counts.forEach(
        (label, row) -> {
          out.append("%n%-10s".formatted(label));
          found.forEach(language -> out.append("%10d".formatted(row.getOrDefault(language, 0))));
        });
    return out.append("%n".formatted()).toString();
  }

  private int rows(String label) {
    return counts.get(label).values().stream().mapToInt(Integer::intValue).sum();
  }

  private int right(String label) {
    return counts.get(label).getOrDefault(label, 0);
  }
}
