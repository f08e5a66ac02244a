package org.omnidesk.bench.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.omnidesk.bench.hub.Wait;

/** Feeds the four channels at once, spread over the time in which the hub is killed. */
final class Feeder implements AutoCloseable {

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Future<?>> running = new ArrayList<>();

  /**
   * @param messages how many in all
   * @param over how long writing takes, about
   */
  Feeder(Writers writers, int messages, Duration over, int seed) {
    List<Writers.Writer> all =
        List.of(writers.mail(), writers.sms(), writers.solman(), writers.glpi());
    for (int i = 0; i < all.size(); i++) {
      int share = messages / all.size() + (i < messages % all.size() ? 1 : 0);
      Writers.Writer writer = all.get(i);
      Random random = new Random(seed * 31L + i);
      double mean = (double) over.toMillis() / Math.max(1, share);
      running.add(threads.submit(() -> write(writer, share, mean, random)));
    }
  }

  private static Void write(Writers.Writer writer, int share, double mean, Random random)
      throws java.io.IOException {
    for (int number = 1; number <= share; number++) {
      writer.write(number);
      Wait.pause(Duration.ofMillis((long) (random.nextDouble() * 2 * mean)));
    }
    return null;
  }

  /** Whether everything is written. */
  boolean done() {
    return running.stream().allMatch(Future::isDone);
  }

  /**
   * Waits until everything is written.
   *
   * @throws IllegalStateException if an outside system did not take a message: the sandbox is never
   *     killed, so the test itself is broken then
   */
  void await() throws InterruptedException {
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the sandbox did not take a message", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
