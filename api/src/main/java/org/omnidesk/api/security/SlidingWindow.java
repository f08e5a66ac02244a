package org.omnidesk.api.security;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most so many takes a key in any stretch of a given length. In this process only. */
public class SlidingWindow {

  private static final int SWEEP_ABOVE = 10_000;

  private final int limit;
  private final long length;
  private final Clock clock;
  private final Map<String, Deque<Long>> takes = new ConcurrentHashMap<>();

  public SlidingWindow(int limit, Duration length, Clock clock) {
    this.limit = limit;
    this.length = length.toMillis();
    this.clock = clock;
  }

  /** Takes one; returns 0, or the seconds to wait if there is none left. */
  public long take(String key) {
    long now = clock.millis();
    if (takes.size() > SWEEP_ABOVE) {
      sweep(now);
    }
    long[] wait = new long[1];
    takes.compute(
        key,
        (k, known) -> {
          Deque<Long> times = known == null ? new ArrayDeque<>() : known;
          drop(times, now);
          if (times.size() < limit) {
            times.addLast(now);
          } else {
            wait[0] = Math.max(1, (times.peekFirst() + length - now + 999) / 1000);
          }
          return times;
        });
    return wait[0];
  }

  /** Gives the latest take back. */
  public void giveBack(String key) {
    takes.computeIfPresent(
        key,
        (k, times) -> {
          times.pollLast();
          return times.isEmpty() ? null : times;
        });
  }

  private void drop(Deque<Long> times, long now) {
    while (!times.isEmpty() && times.peekFirst() <= now - length) {
      times.pollFirst();
    }
  }

  /** Forgets keys that were quiet for a whole stretch, so that strangers cannot fill the memory. */
  private void sweep(long now) {
    for (String key : takes.keySet()) {
      takes.computeIfPresent(
          key,
          (k, times) -> {
            drop(times, now);
            return times.isEmpty() ? null : times;
          });
    }
  }
}
