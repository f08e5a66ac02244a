package org.omnidesk.ai.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent pieces of work on a few threads of its own. */
public final class Parallel {

  private Parallel() {}

  /**
   * Results in the order of the works, whatever order they end in.
   *
   * @throws IllegalStateException with the cause of a work that failed
   */
  public static <T> List<T> all(int threads, List<Callable<T>> works) {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(threads, works.size())),
            work -> Thread.ofPlatform().name("ai-train-", 0).daemon().unstarted(work))) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : pool.invokeAll(works)) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Splits 0 to n into ranges of about the same size, one a work. */
  public static void ranges(int threads, int n, RangeWork work) {
    int parts = Math.max(1, Math.min(4 * threads, n));
    List<Callable<Void>> works = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) n * part / parts);
      int to = (int) ((long) n * (part + 1) / parts);
      works.add(
          () -> {
            work.run(from, to);
            return null;
          });
    }
    all(threads, works);
  }

  /** Work on the rows from (inclusive) to (exclusive). */
  @FunctionalInterface
  public interface RangeWork {
    void run(int from, int to);
  }
}
