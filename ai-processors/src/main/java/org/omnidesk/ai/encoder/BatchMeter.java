package org.omnidesk.ai.encoder;

/** Figures of the last batches. Written by one thread, read by many. */
final class BatchMeter {

  private static final int KEPT = 64;

  private final int[] sizes = new int[KEPT];
  private final long[] nanos = new long[KEPT];
  private long batches;
  private long loadMillis;

  synchronized void ran(int texts, long took) {
    sizes[(int) (batches % KEPT)] = texts;
    nanos[(int) (batches % KEPT)] = took;
    batches++;
  }

  synchronized void loaded(long millis) {
    loadMillis = millis;
  }

  /** Of the last load; 0 before. */
  synchronized long loadMillis() {
    return loadMillis;
  }

  /** Batches since the start. */
  synchronized long batches() {
    return batches;
  }

  /** Mean texts of the last 64 batches; 0 before the first. */
  synchronized double meanSize() {
    long count = Math.min(batches, KEPT);
    return count == 0 ? 0 : (double) texts() / count;
  }

  /** Texts per second of computing over the last 64 batches; 0 before the first. */
  synchronized double textsPerSecond() {
    long sum = 0;
    for (long value : nanos) {
      sum += value;
    }
    return sum == 0 ? 0 : texts() / (sum / 1e9);
  }

  private long texts() {
    long sum = 0;
    for (int size : sizes) {
      sum += size;
    }
    return sum;
  }
}
