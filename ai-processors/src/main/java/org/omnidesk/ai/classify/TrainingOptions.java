package org.omnidesk.ai.classify;

/**
 * How to train. The defaults are the product's.
 *
 * @param folds of the cross-validation that chooses weights and calibrates, 2-20
 * @param seed of the folds; the same rows, seed and options give the same model
 * @param threads 1-64
 * @param targetPrecision share of proposed categories that shall be right, by which the thresholds
 *     are chosen, 0-1
 * @param outOfScopeLabel label of rows that belong to no category, or null; they teach what to
 *     abstain from and are never proposed
 * @param kernelRows rows that the encoder's head compares a text with, at most; time grows with its
 *     square
 */
public record TrainingOptions(
    int folds,
    long seed,
    int threads,
    double targetPrecision,
    String outOfScopeLabel,
    int kernelRows) {

  public TrainingOptions {
    if (folds < 2 || folds > 20 || threads < 1 || threads > 64 || kernelRows < 1) {
      throw new IllegalArgumentException("folds 2-20, threads 1-64, kernel rows above 0");
    }
    if (!(targetPrecision >= 0 && targetPrecision <= 1)) {
      throw new IllegalArgumentException("a precision is a share, 0-1");
    }
  }

  /** Five folds, two threads, precision 0.90, no out-of-scope label. */
  public static TrainingOptions standard() {
    return new TrainingOptions(5, 1, 2, 0.90, null, 2_500);
  }

  public TrainingOptions withTargetPrecision(double precision) {
    return new TrainingOptions(folds, seed, threads, precision, outOfScopeLabel, kernelRows);
  }

  public TrainingOptions withOutOfScopeLabel(String label) {
    return new TrainingOptions(folds, seed, threads, targetPrecision, label, kernelRows);
  }

  public TrainingOptions withFolds(int count) {
    return new TrainingOptions(count, seed, threads, targetPrecision, outOfScopeLabel, kernelRows);
  }

  public TrainingOptions withSeed(long other) {
    return new TrainingOptions(folds, other, threads, targetPrecision, outOfScopeLabel, kernelRows);
  }

  public TrainingOptions withThreads(int count) {
    return new TrainingOptions(folds, seed, count, targetPrecision, outOfScopeLabel, kernelRows);
  }
}
