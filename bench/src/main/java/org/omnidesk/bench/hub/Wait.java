package org.omnidesk.bench.hub;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that another process does. */
public final class Wait {

  private static final Duration STEP = Duration.ofMillis(100);

  private Wait() {}

  /**
   * Asks again and again until the answer is yes; an exception counts as no.
   *
   * @throws IllegalStateException when the time is over, with the last exception as its cause
   */
  public static void until(String what, Duration most, Callable<Boolean> done) {
    long end = System.nanoTime() + most.toNanos();
    Exception last = null;
    while (true) {
      try {
        if (done.call()) {
          return;
        }
        last = null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting until " + what, e);
      } catch (Exception e) {
        last = e;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + most.toSeconds() + " s: " + what, last);
      }
      pause(STEP);
    }
  }

  /** Lets time go by. */
  public static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted");
      }
      LockSupport.parkNanos(left);
    }
  }
}
