package org.omnidesk.bench.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Figures of a ranking, means over the queries, 0-1.
 *
 * @param queries reports with at least one duplicate
 * @param map mean average precision
 * @param mrr mean of one over the rank of the first duplicate
 * @param rAt10 mean share of a query's duplicates among the first ten
 */
public record DuplicatesScore(int queries, double map, double mrr, double rAt10) {

  private static final int TOP = 10;

  /**
   * @param duplicates of each query; no query without one, none its own duplicate
   * @param ranking of the whole corpus for a query, best first; the query itself is passed over
   * @throws IllegalStateException if a ranking leaves out a duplicate
   */
  static DuplicatesScore of(
      Map<Integer, Set<Integer>> duplicates, IntFunction<List<Integer>> ranking) {
    double map = 0;
    double mrr = 0;
    double recall = 0;
    for (Map.Entry<Integer, Set<Integer>> query : duplicates.entrySet()) {
      List<Integer> ranks = ranks(query.getKey(), query.getValue(), ranking);
      mrr += 1.0 / ranks.getFirst();
      double precision = 0;
      for (int i = 0; i < ranks.size(); i++) {
        precision += (i + 1.0) / ranks.get(i);
      }
      map += precision / ranks.size();
      recall += ranks.stream().filter(rank -> rank <= TOP).count() / (double) ranks.size();
    }
    int n = duplicates.size();
    return new DuplicatesScore(n, map / n, mrr / n, recall / n);
  }

  private static List<Integer> ranks(
      int query, Set<Integer> duplicates, IntFunction<List<Integer>> ranking) {
    List<Integer> ranks = new ArrayList<>();
    int rank = 0;
    for (int report : ranking.apply(query)) {
      if (report != query && duplicates.contains(report)) {
        ranks.add(rank + 1);
      }
      rank += report == query ? 0 : 1;
    }
    if (ranks.size() != duplicates.size()) {
      throw new IllegalStateException("the ranking leaves out reports");
    }
    return ranks;
  }

  String json() {
    return String.format(
        java.util.Locale.ROOT,
        "{\"queries\":%d,\"map\":%.4f,\"mrr\":%.4f,\"rAt10\":%.4f}",
        queries,
        map,
        mrr,
        rAt10);
  }
}
