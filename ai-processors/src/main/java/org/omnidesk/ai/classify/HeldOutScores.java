package org.omnidesk.ai.classify;

import java.util.List;
import java.util.Map;

/**
 * How well a model answers texts that it was not trained on: every row judged by the fold that has
 * not seen it, its fusion weights and calibration chosen on the other folds. Shares are 0-1. {@link
 * #NONE} where there were too few labels to hold any out.
 *
 * @param n rows judged
 * @param accuracy share of right categories
 * @param macroF1 mean F1 of the categories
 * @param ece expected calibration error of the top category, 15 equal bins
 * @param threshold least probability at which answers reach the target precision
 * @param kept share of rows at or above their threshold
 * @param precisionKept share of right categories among those
 * @param perClass by category
 * @param confusion rows by true category, columns by predicted, in the order of the categories; by
 *     language, and {@code all}
 */
public record HeldOutScores(
    int n,
    double accuracy,
    double macroF1,
    double ece,
    double threshold,
    double kept,
    double precisionKept,
    Map<String, OfClass> perClass,
    Map<String, int[][]> confusion) {

  /** Nothing was held out. */
  public static final HeldOutScores NONE =
      new HeldOutScores(0, 0, 0, 0, 1, 0, 0, Map.of(), Map.of());

  /** Key of the confusion over all languages. */
  public static final String ALL = "all";

  /**
   * One category.
   *
   * @param n rows of it
   * @param precision share of right ones among those called it; 0 where none was
   * @param recall share of it that was found
   * @param threshold least probability from which it is proposed
   */
  public record OfClass(int n, double precision, double recall, double threshold) {

    /** Harmonic mean of precision and recall. */
    public double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  /** Languages that rows were in, without {@link #ALL}. */
  public List<String> languages() {
    return confusion.keySet().stream().filter(k -> !k.equals(ALL)).sorted().toList();
  }
}
