package org.omnidesk.bench.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.omnidesk.bench.hub.HubProcess;

/**
 * The limit: transactions of one row, each committed on its own, in the hub's own PostgreSQL. A
 * table is made for it and dropped.
 */
final class RawCommits {

  private static final String BODY =
      "The printer on the second floor prints blank pages. ".repeat(4);

  private final HubProcess hub;

  RawCommits(HubProcess hub) {
    this.hub = hub;
  }

  /** Commits a second with so many connections at once. */
  double perSecond(int threads, Duration time)
      throws SQLException, InterruptedException, ExecutionException {
    try (Connection connection = hub.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bench_commits (id uuid PRIMARY KEY, body text NOT NULL)");
      try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        List<Future<Long>> counts = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < threads; i++) {
          counts.add(pool.submit(() -> commit(begin + time.toNanos())));
        }
        long all = 0;
        for (Future<Long> count : counts) {
          all += count.get();
        }
        return all / ((System.nanoTime() - begin) / 1e9);
      } finally {
        statement.execute("DROP TABLE bench_commits");
      }
    }
  }

  private long commit(long end) throws SQLException {
    long count = 0;
    try (Connection connection = hub.connection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bench_commits VALUES (?, ?)")) {
        while (System.nanoTime() < end) {
          insert.setObject(1, UUID.randomUUID());
          insert.setString(2, BODY);
          insert.executeUpdate();
          connection.commit();
          count++;
        }
      }
    }
    return count;
  }
}
