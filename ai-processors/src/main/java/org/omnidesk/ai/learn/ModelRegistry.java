package org.omnidesk.ai.learn;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.WireName;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The models of this installation in PostgreSQL: which one answers, which did before, and why. All
 * that is done here is on {@code model_changes}, which only grows.
 */
public class ModelRegistry {

  private static final String COLUMNS =
      """
      SELECT version, kind, model_id, state, data_hash, encoder, trained_at, trained_from::text, scores::text,
        reason, instead_of FROM models
      """;

  private final JdbcClient jdbc;
  private final Transactions transactions;

  public ModelRegistry(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** The newest first, at most a hundred. */
  public List<RegisteredModel> list() {
    return jdbc.sql(COLUMNS + "ORDER BY version DESC LIMIT 100").query(this::row).list();
  }

  /** One of them. */
  public Optional<RegisteredModel> find(long version) {
    return jdbc.sql(COLUMNS + "WHERE version = ?").param(version).query(this::row).optional();
  }

  /** The one that answers; empty while the product's own does. */
  public Optional<RegisteredModel> promoted(ModelKind kind) {
    return jdbc.sql(COLUMNS + "WHERE kind = ? AND state = 'promoted'")
        .param(kind.wireName())
        .query(this::row)
        .optional();
  }

  /** The one trained last, whatever came of it. */
  Optional<RegisteredModel> latest(ModelKind kind) {
    return jdbc.sql(COLUMNS + "WHERE kind = ? ORDER BY version DESC LIMIT 1")
        .param(kind.wireName())
        .query(this::row)
        .optional();
  }

  /** Its bytes; empty for a refused one and for one that lies elsewhere. */
  Optional<byte[]> artifact(long version) {
    return jdbc.sql("SELECT artifact FROM models WHERE version = ? AND artifact IS NOT NULL")
        .param(version)
        .query(byte[].class)
        .optional();
  }

  /** Whether a person took back a model made of the same data. */
  boolean wasRolledBack(String dataHash) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM model_changes c JOIN models m USING (version)
              WHERE m.data_hash = ? AND c.action = 'rolled_back')""")
        .param(dataHash)
        .query(Boolean.class)
        .single();
  }

  /** Keeps a model as a candidate; returns its version. */
  long store(NewModel model, UUID user) {
    return transactions.run(() -> insert(model, ModelState.CANDIDATE, user));
  }

  /**
   * Makes a candidate the one that answers, and retires the one before.
   *
   * @param before the product's own model where that answered until now; it is kept, so that a
   *     roll-back finds it; null where a registered one did
   */
  void promote(long version, NewModel before, String reason, UUID user) {
    transactions.run(
        () -> {
          RegisteredModel candidate = locked(version);
          Long previous =
              promoted(candidate.kind())
                  .map(RegisteredModel::version)
                  .orElseGet(
                      () -> before == null ? null : insert(before, ModelState.RETIRED, user));
          retire(candidate.kind(), "replaced by version " + version);
          jdbc.sql(
                  "UPDATE models SET state = 'promoted', reason = ?, instead_of = ? WHERE version = ?")
              .params(Arrays.asList(reason, previous, version))
              .update();
          note(version, "promoted", reason, user);
          return null;
        });
  }

  /** Turns a candidate down; the one that answers stays. */
  void refuse(long version, String reason, UUID user) {
    transactions.run(
        () -> {
          locked(version);
          jdbc.sql(
                  "UPDATE models SET state = 'refused', reason = ?, artifact = NULL WHERE version = ?")
              .params(reason, version)
              .update();
          note(version, "refused", reason, user);
          return null;
        });
  }

  /**
   * The model before the one that answers answers again.
   *
   * @param reason as a person gives it
   * @return the one that answers now; empty, and nothing is done, if there is none before
   */
  public Optional<RegisteredModel> rollBack(ModelKind kind, String reason, UUID user) {
    return transactions.run(
        () -> {
          Optional<RegisteredModel> now =
              jdbc.sql(COLUMNS + "WHERE kind = ? AND state = 'promoted' FOR UPDATE")
                  .param(kind.wireName())
                  .query(this::row)
                  .optional();
          if (now.isEmpty() || now.get().insteadOf() == null) {
            return Optional.empty();
          }
          long back = now.get().insteadOf();
          retire(kind, "rolled back: " + reason);
          jdbc.sql("UPDATE models SET state = 'promoted', reason = ? WHERE version = ?")
              .params("version %d was rolled back: %s".formatted(now.get().version(), reason), back)
              .update();
          note(now.get().version(), "rolled_back", reason, user);
          return find(back);
        });
  }

  private RegisteredModel locked(long version) {
    return jdbc.sql(COLUMNS + "WHERE version = ? AND state = 'candidate' FOR UPDATE")
        .param(version)
        .query(this::row)
        .optional()
        .orElseThrow(() -> new IllegalStateException("model " + version + " is no candidate"));
  }

  private void retire(ModelKind kind, String reason) {
    jdbc.sql(
            "UPDATE models SET state = 'retired', reason = ? WHERE kind = ? AND state = 'promoted'")
        .params(reason, kind.wireName())
        .update();
  }

  private long insert(NewModel model, ModelState state, UUID user) {
    long version =
        jdbc.sql(
                """
                INSERT INTO models (kind, model_id, state, data_hash, encoder, trained_at, trained_from, scores,
                  reason, artifact)
                VALUES (?, ?, ?, ?, ?, now(), ?::jsonb, ?::jsonb, ?, ?) RETURNING version""")
            .params(
                Arrays.asList(
                    model.kind().wireName(),
                    model.modelId(),
                    state.wireName(),
                    model.dataHash(),
                    model.encoder(),
                    Json.write(model.trainedFrom()),
                    Json.write(model.scores()),
                    model.reason(),
                    model.artifact()))
            .query(Long.class)
            .single();
    note(version, "stored", model.reason(), user);
    return version;
  }

  private void note(long version, String action, String reason, UUID user) {
    jdbc.sql("INSERT INTO model_changes (version, action, reason, user_id) VALUES (?, ?, ?, ?)")
        .params(Arrays.asList(version, action, reason, user))
        .update();
  }

  private RegisteredModel row(ResultSet rs, int n) throws SQLException {
    long insteadOf = rs.getLong("instead_of");
    return new RegisteredModel(
        rs.getLong("version"),
        WireName.parse(ModelKind.class, rs.getString("kind")),
        rs.getString("model_id"),
        WireName.parse(ModelState.class, rs.getString("state")),
        rs.getString("data_hash"),
        rs.getString("encoder"),
        rs.getTimestamp("trained_at").toInstant(),
        read(rs.getString("trained_from"), new TypeReference<Map<String, Integer>>() {}),
        read(rs.getString("scores"), new TypeReference<Map<String, Object>>() {}),
        rs.getString("reason"),
        insteadOf == 0 ? null : insteadOf);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
