package org.omnidesk.ai.encoder;

import java.util.Arrays;
import java.util.List;

/**
 * One batch, padded to its longest row.
 *
 * @param rows token ids of the texts
 * @param length of the longest
 * @param padId fills the others
 */
public record TokenBatch(List<long[]> rows, int length, long padId) {

  /** Padded to the longest of the rows. */
  public static TokenBatch of(List<long[]> rows, long padId) {
    return new TokenBatch(rows, rows.stream().mapToInt(row -> row.length).max().orElse(0), padId);
  }

  int size() {
    return rows.size();
  }

  /** Whether no row needed padding. */
  boolean even() {
    return rows.stream().allMatch(row -> row.length == length);
  }

  /** Row by row. */
  public long[] ids() {
    long[] ids = new long[size() * length];
    Arrays.fill(ids, padId);
    for (int row = 0; row < size(); row++) {
      System.arraycopy(rows.get(row), 0, ids, row * length, rows.get(row).length);
    }
    return ids;
  }

  /** 1 where a token stands, 0 where padding. */
  public long[] mask() {
    long[] mask = new long[size() * length];
    for (int row = 0; row < size(); row++) {
      Arrays.fill(mask, row * length, row * length + rows.get(row).length, 1);
    }
    return mask;
  }
}
