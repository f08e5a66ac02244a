package org.omnidesk.tickets.lease;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of {@code leases}. The database's clock alone decides what has expired, so replicas' clocks
 * need not agree.
 */
public class LeaseStore {

  private final JdbcClient jdbc;

  public LeaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes a lease that is free, expired or was this replica's before it restarted.
   *
   * @return its new fencing number, or empty if another replica holds it
   */
  Optional<Long> take(String name, String holder, Duration validity) {
    return jdbc.sql(
            """
            INSERT INTO leases AS l (name, holder, fence, expires_at)
            VALUES (?, ?, 1, clock_timestamp() + make_interval(secs => ?))
            ON CONFLICT (name) DO UPDATE
              SET holder = excluded.holder, fence = l.fence + 1, expires_at = excluded.expires_at
              WHERE l.holder = excluded.holder OR l.expires_at <= clock_timestamp()
            RETURNING fence""")
        .params(name, holder, seconds(validity))
        .query(Long.class)
        .optional();
  }

  /** Renews a lease that is still under the same fencing number; false if another took it. */
  boolean renew(Lease lease, Duration validity) {
    return jdbc.sql(
                """
                UPDATE leases SET expires_at = clock_timestamp() + make_interval(secs => ?)
                WHERE name = ? AND holder = ? AND fence = ? AND expires_at > clock_timestamp()""")
            .params(seconds(validity), lease.name(), lease.holder(), lease.fence())
            .update()
        == 1;
  }

  /** Gives leases back at once; the fencing number stays, so that it goes on growing. */
  void release(List<Lease> leases) {
    for (Lease lease : leases) {
      jdbc.sql(
              """
              UPDATE leases SET holder = '', expires_at = clock_timestamp()
              WHERE name = ? AND holder = ? AND fence = ?""")
          .params(lease.name(), lease.holder(), lease.fence())
          .update();
    }
  }

  /**
   * Whether a fencing number is the latest, inside the caller's transaction; nobody can take the
   * lease over before that transaction ends.
   */
  boolean isCurrent(String name, long fence) {
    return jdbc.sql("SELECT 1 FROM leases WHERE name = ? AND fence = ? FOR SHARE")
        .params(name, fence)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
