package org.omnidesk.ai.draft;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often people sent drafts as they were: the precision that automatic sending rests on. */
public class DraftPrecision {

  private final JdbcClient jdbc;

  public DraftPrecision(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param settled drafts that a person approved or discarded
   * @param share of them that were sent unchanged, 0-1; 0 where none was settled
   */
  public record Measured(long settled, double share) {}

  /** Of drafts on tickets of exactly this category, language and channel, each null for none. */
  public Measured of(String category, String language, String channel, int days) {
    return jdbc.sql(
            """
            SELECT count(*) AS settled, count(*) FILTER (WHERE d.state = 'approved' AND NOT d.edited) AS unchanged
            FROM drafts d JOIN tickets t ON t.id = d.ticket_id
            WHERE d.state IN ('approved','discarded') AND d.settled_by IS NOT NULL
              AND d.settled_at > now() - make_interval(days => ?)
              AND t.category IS NOT DISTINCT FROM ?::text AND t.language IS NOT DISTINCT FROM ?::text
              AND t.channel IS NOT DISTINCT FROM ?::text""")
        .params(Arrays.asList(days, category, language, channel))
        .query(
            (rs, n) -> {
              long settled = rs.getLong("settled");
              return new Measured(
                  settled, settled == 0 ? 0 : (double) rs.getLong("unchanged") / settled);
            })
        .single();
  }
}
