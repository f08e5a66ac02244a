package org.omnidesk.bench.crash;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One comparison of two sets.
 *
 * @param name what is compared
 * @param expected how many there must be
 * @param found how many of them there are
 * @param lost those that are missing without a reason
 * @param doubled those that are there more than once, or that nobody asked for
 * @param unknown those that are missing and of which the hub says that it does not know
 */
record Line(
    String name, int expected, int found, List<String> lost, List<String> doubled, int unknown) {

  /**
   * @param expected keys that must be there once
   * @param found how often each key is there
   * @param excused keys that may be missing
   */
  static Line of(
      String name, Collection<String> expected, Map<String, Integer> found, Set<String> excused) {
    Set<String> wanted = Set.copyOf(expected);
    List<String> lost =
        wanted.stream()
            .filter(key -> !found.containsKey(key) && !excused.contains(key))
            .sorted()
            .toList();
    List<String> doubled =
        found.entrySet().stream()
            .filter(entry -> entry.getValue() > 1 || !wanted.contains(entry.getKey()))
            .map(entry -> entry.getValue() + " x " + entry.getKey())
            .sorted()
            .toList();
    int unknown =
        (int)
            wanted.stream().filter(key -> !found.containsKey(key) && excused.contains(key)).count();
    int there = (int) wanted.stream().filter(found::containsKey).count();
    return new Line(name, wanted.size(), there, lost, doubled, unknown);
  }

  static Line of(String name, Collection<String> expected, Map<String, Integer> found) {
    return of(name, expected, found, Set.of());
  }

  boolean clean() {
    return lost.isEmpty() && doubled.isEmpty();
  }
}
