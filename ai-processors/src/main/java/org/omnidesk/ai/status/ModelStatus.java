package org.omnidesk.ai.status;

/**
 * One model as {@code GET /ai/models/status} shows it.
 *
 * @param kind {@code encoder, language, classifier, vector-store, drafter}
 * @param device {@code cpu} or {@code gpu:0}
 * @param loadedMillis time from start to ready; 0 before
 * @param dimensions of its vectors; 0 where it makes none
 * @param threads that one call may use
 * @param requests finished calls since the start
 * @param meanMillis of a call; 0 before the first
 * @param error why it did not load; null if it did or still loads
 * @param runtime of a model that an engine runs; null for the others
 */
public record ModelStatus(
    String id,
    String kind,
    String device,
    boolean ready,
    long loadedMillis,
    int dimensions,
    int threads,
    long requests,
    double meanMillis,
    String error,
    ModelRuntime runtime) {

  /** A model that no engine runs. */
  public ModelStatus(
      String id,
      String kind,
      String device,
      boolean ready,
      long loadedMillis,
      int dimensions,
      int threads,
      long requests,
      double meanMillis,
      String error) {
    this(
        id,
        kind,
        device,
        ready,
        loadedMillis,
        dimensions,
        threads,
        requests,
        meanMillis,
        error,
        null);
  }
}
