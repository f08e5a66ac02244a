package org.omnidesk.ai.encoder;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Texts of many callers on their way to the engine. Bounded: {@link #put} waits for a place. A
 * batch always holds the text that waits longest, so none starves, and beside it the ones nearest
 * to it in length, so little is padding.
 */
final class BatchQueue {

  /** One text: its tokens, and where its vector goes. */
  record Entry(long[] tokens, CompletableFuture<float[]> vector, long arrived) {

    Entry(long[] tokens) {
      this(tokens, new CompletableFuture<>(), System.nanoTime());
    }
  }

  /**
   * Padding that a batch may hold for every token of it: on a CPU a padded token costs what a real
   * one does and a batch more costs little; a GPU's queue is long enough for less.
   */
  private static final double PADDING = 0.1;

  private final BatchLimits limits;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private final Condition room = lock.newCondition();
  private long tokens;
  private boolean closed;

  BatchQueue(BatchLimits limits) {
    this.limits = limits;
  }

  /**
   * Waits for places; as many texts as there are places for go in at once.
   *
   * @return false if there was none in time for one of them; those before it are queued
   * @throws IllegalStateException if the queue is closed
   */
  boolean put(List<Entry> entries, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      for (Entry entry : entries) {
        while (waiting.size() >= limits.queue() && !closed) {
          arrival.signal();
          if (left <= 0) {
            return false;
          }
          left = room.awaitNanos(left);
        }
        if (closed) {
          throw new IllegalStateException("the encoder is closed");
        }
        waiting.addLast(entry);
        tokens += entry.tokens().length;
      }
      arrival.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next batch, shortest first; waits for a text, and then up to the limit for others.
   *
   * @param idle how long to wait for the first; zero: for ever
   * @return empty after that time, null once the queue is closed
   */
  List<Entry> take(Duration idle) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = idle.toNanos();
      while (waiting.isEmpty() && !closed) {
        if (idle.isZero()) {
          arrival.await();
        } else if (left <= 0) {
          return List.of();
        } else {
          left = arrival.awaitNanos(left);
        }
      }
      if (closed) {
        return null;
      }
      long until = waiting.peekFirst().arrived() + limits.linger().toNanos();
      while (waiting.size() < limits.size() && tokens < limits.tokens() && !closed) {
        long rest = until - System.nanoTime();
        if (rest <= 0 || arrival.awaitNanos(rest) <= 0) {
          break;
        }
      }
      List<Entry> batch = choose();
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Grows from the oldest text towards whichever neighbour in length costs less padding. */
  private List<Entry> choose() {
    Entry oldest = waiting.peekFirst();
    Entry[] byLength = waiting.toArray(Entry[]::new);
    Arrays.sort(byLength, Comparator.comparingInt(entry -> entry.tokens().length));
    int from = Arrays.asList(byLength).indexOf(oldest);
    int to = from + 1;
    long own = oldest.tokens().length;
    while (to - from < limits.size()) {
      int longest = byLength[to - 1].tokens().length;
      int down = from > 0 ? longest - byLength[from - 1].tokens().length : Integer.MAX_VALUE;
      long up =
          to < byLength.length
              ? (long) (byLength[to].tokens().length - longest) * (to - from)
              : Long.MAX_VALUE;
      if (from == 0 && to == byLength.length) {
        break;
      }
      Entry next = down <= up ? byLength[from - 1] : byLength[to];
      int length = Math.max(longest, next.tokens().length);
      long padded = (long) length * (to - from + 1);
      long real = own + next.tokens().length;
      if (padded > limits.tokens() || padded > real * (1 + PADDING)) {
        break;
      }
      own = real;
      if (down <= up) {
        from--;
      } else {
        to++;
      }
    }
    List<Entry> batch = new ArrayList<>(Arrays.asList(byLength).subList(from, to));
    Set<Entry> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    taken.addAll(batch);
    waiting.removeIf(taken::contains);
    tokens -= own;
    batch.removeIf(entry -> entry.vector().isDone());
    return batch;
  }

  /** Refuses new texts and gives back those that wait. */
  List<Entry> close() {
    lock.lock();
    try {
      closed = true;
      arrival.signalAll();
      room.signalAll();
      List<Entry> left = new ArrayList<>(waiting);
      waiting.clear();
      tokens = 0;
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Texts that wait now. */
  int length() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
