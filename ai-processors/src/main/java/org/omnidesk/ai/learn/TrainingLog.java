package org.omnidesk.ai.learn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trainings and their progress in PostgreSQL, where every replica sees them. */
class TrainingLog {

  private static final String COLUMNS =
      """
      SELECT id, command, state, step, done, of, outcome, version, user_id, started_at, finished_at
      FROM model_trainings
      """;

  private final JdbcClient jdbc;

  TrainingLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first, at most twenty. */
  List<TrainingRun> recent() {
    return jdbc.sql(COLUMNS + "ORDER BY started_at DESC, id DESC LIMIT 20").query(this::row).list();
  }

  Optional<TrainingRun> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE id = ?").param(id).query(this::row).optional();
  }

  /** Whether none of this command began within the time. */
  boolean isDue(String command, Duration every) {
    return jdbc.sql(
            """
            SELECT NOT EXISTS (SELECT 1 FROM model_trainings
              WHERE command = ? AND started_at > now() - make_interval(secs => ?))""")
        .params(command, (double) every.toSeconds())
        .query(Boolean.class)
        .single();
  }

  /** Begins one; what still seems to run ended with its replica, for the caller holds the lease. */
  UUID begin(String command, UUID user) {
    jdbc.sql(
            """
            UPDATE model_trainings SET state = 'failed', outcome = 'ended with its replica', finished_at = now()
            WHERE state = 'running'""")
        .update();
    UUID id = Ids.next();
    jdbc.sql(
            "INSERT INTO model_trainings (id, command, state, user_id, started_at) VALUES (?, ?, 'running', ?, now())")
        .params(Arrays.asList(id, command, user))
        .update();
    return id;
  }

  void progress(UUID id, String step, int done, int of) {
    jdbc.sql("UPDATE model_trainings SET step = ?, done = ?, of = ? WHERE id = ?")
        .params(step, done, of, id)
        .update();
  }

  void end(UUID id, String state, String outcome, Long version) {
    jdbc.sql(
            "UPDATE model_trainings SET state = ?, outcome = ?, version = ?, finished_at = now() WHERE id = ?")
        .params(Arrays.asList(state, outcome, version, id))
        .update();
  }

  private TrainingRun row(ResultSet rs, int n) throws SQLException {
    long version = rs.getLong("version");
    Timestamp finished = rs.getTimestamp("finished_at");
    return new TrainingRun(
        rs.getObject("id", UUID.class),
        rs.getString("command"),
        rs.getString("state"),
        rs.getString("step"),
        rs.getInt("done"),
        rs.getInt("of"),
        rs.getString("outcome"),
        version == 0 ? null : version,
        rs.getObject("user_id", UUID.class),
        rs.getTimestamp("started_at").toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
