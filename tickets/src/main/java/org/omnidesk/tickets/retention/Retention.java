package org.omnidesk.tickets.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.omnidesk.tickets.attachment.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sweeps stored bytes that no row names: those of transactions that never committed. What is plain
 * SQL stands in the route {@code retention}.
 */
public class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Bytes are stored before their row; a transaction has surely ended after this long. */
  static final Duration ORPHAN_AGE = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final BlobStore blobs;

  public Retention(JdbcClient jdbc, BlobStore blobs) {
    this.jdbc = jdbc;
    this.blobs = blobs;
  }

  /**
   * Deletes blobs older than a day that neither an attachment nor a message names; returns how
   * many.
   */
  public int sweepOrphanBlobs() {
    return sweepOrphanBlobs(Instant.now().minus(ORPHAN_AGE));
  }

  int sweepOrphanBlobs(Instant before) {
    int[] deleted = new int[1];
    blobs.forEachOlderThan(
        before,
        keys ->
            unnamed(keys)
                .forEach(
                    key -> {
                      if (blobs.deleteIfOlderThan(key, before)) {
                        deleted[0]++;
                      }
                    }));
    if (deleted[0] > 0) {
      LOG.info("{} stored files that nothing names were deleted", deleted[0]);
    }
    return deleted[0];
  }

  private List<String> unnamed(List<String> keys) {
    return jdbc.sql(
            """
            SELECT k FROM unnest(?) AS k
            WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = k)
              AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.object_key = k)""")
        .param(keys.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
