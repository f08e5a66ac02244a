package org.omnidesk.tickets.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Texts;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code deliveries}: what is wanted, what is due, how it went. */
public class DeliveryStore {

  /**
   * A bond has one delivery in flight; earlier ones of it come first, parked ones hold the rest of
   * a record's bond.
   */
  static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT d.id FROM deliveries d LEFT JOIN bonds b ON b.id = d.bond_id
        WHERE d.system = :system AND d.state IN ('pending','retrying') AND d.due_at <= now()
          AND NOT EXISTS (
            SELECT 1 FROM deliveries e WHERE e.bond_id = d.bond_id AND e.id <> d.id
              AND e.state IN ('pending','sending','retrying','parked')
              AND (e.state = 'sending'
                   OR (e.seq < d.seq AND (e.state IN ('pending','retrying')
                                          OR (e.state = 'parked' AND b.is_record)))))
        ORDER BY d.due_at, d.seq LIMIT :limit FOR UPDATE OF d SKIP LOCKED)
      UPDATE deliveries w SET state = 'sending', attempts = attempts + 1, claimed_at = now(), claimed_by = :replica
      FROM due WHERE w.id = due.id
      RETURNING w.id, key, kind, ticket_id, bond_id, system, response_id, attempts, payload::text AS payload, seq""";

  private static final RowMapper<ClaimedDelivery> CLAIMED =
      (rs, n) ->
          new ClaimedDelivery(
              rs.getObject("id", UUID.class),
              rs.getString("key"),
              rs.getString("kind"),
              rs.getObject("ticket_id", UUID.class),
              rs.getObject("bond_id", UUID.class),
              rs.getString("system"),
              rs.getObject("response_id", UUID.class),
              rs.getInt("attempts"),
              rs.getString("payload"),
              rs.getLong("seq"));

  private final JdbcClient jdbc;

  public DeliveryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes a wanted effect inside the caller's transaction; wanting it again changes nothing. */
  public boolean add(NewDelivery delivery) {
    return jdbc.sql(
                """
                INSERT INTO deliveries (id, key, cause, kind, ticket_id, bond_id, system, response_id, payload, state,
                  reason, due_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, now() + make_interval(secs => ?))
                ON CONFLICT DO NOTHING""")
            .params(
                Arrays.asList(
                    Ids.next(),
                    delivery.key(),
                    delivery.cause().toString(),
                    delivery.kind(),
                    delivery.ticketId(),
                    delivery.bondId(),
                    delivery.system(),
                    delivery.responseId(),
                    Json.write(delivery.payload()),
                    delivery.suppressed() == null ? "pending" : "suppressed",
                    delivery.suppressed(),
                    delivery.delay().toSeconds()))
            .update()
        == 1;
  }

  /** Takes what is due for a system, oldest first, and marks it as being sent. */
  List<ClaimedDelivery> claim(String system, String replica, int limit) {
    return jdbc
        .sql(CLAIM)
        .param("system", system)
        .param("replica", replica)
        .param("limit", limit)
        .query(CLAIMED)
        .list()
        .stream()
        .sorted(java.util.Comparator.comparingLong(ClaimedDelivery::seq))
        .toList();
  }

  /** Ends a try; a report that overtook its end counts more than the sender's own view. */
  void end(UUID id, DeliveryState state, String reason, String reference) {
    jdbc.sql(
            """
            UPDATE deliveries SET
              state = CASE WHEN receipt = 'DELIVERED' THEN 'sent'
                           WHEN receipt = 'FAILED' AND ? = 'sent' THEN 'parked' ELSE ? END,
              reason = coalesce(?, reason), claimed_at = NULL, claimed_by = NULL,
              sent_at = CASE WHEN ? OR receipt = 'DELIVERED' THEN coalesce(sent_at, now()) END,
              payload = CASE WHEN ?::text IS NULL THEN payload
                             ELSE payload || jsonb_build_object('reference', ?::text) END
            WHERE id = ?""")
        .params(
            Arrays.asList(
                state.wireName(),
                state.wireName(),
                Texts.line(reason, 500, null),
                state == DeliveryState.SENT,
                reference,
                reference,
                id))
        .update();
  }

  /** Puts a delivery off. */
  void retry(UUID id, String reason, Duration after) {
    jdbc.sql(
            """
            UPDATE deliveries SET
              state = CASE WHEN receipt = 'DELIVERED' THEN 'sent' ELSE 'retrying' END,
              reason = ?, claimed_at = NULL, claimed_by = NULL,
              due_at = now() + make_interval(secs => ?) WHERE id = ? AND state <> 'sent'""")
        .params(Arrays.asList(Texts.line(reason, 500, null), after.toMillis() / 1000.0, id))
        .update();
  }

  /**
   * Claims left by a replica that died while sending. What the target can be asked about, or
   * recognises by its Message-ID, is tried again; an SMS may be on its way and stays unknown.
   *
   * @param replica whose claims to look at now; claims of others count after 15 minutes, in which a
   *     live one is through with its batch
   */
  public int recover(String replica, List<String> unaskableSystems) {
    return jdbc.sql(
            """
            UPDATE deliveries SET
              state = CASE WHEN system = ANY(?) THEN 'unknown' ELSE 'retrying' END,
              reason = 'the hub stopped while sending', claimed_at = NULL, claimed_by = NULL, due_at = now()
            WHERE state = 'sending' AND (claimed_by = ? OR claimed_at < now() - interval '15 minutes')""")
        .params(unaskableSystems.toArray(String[]::new), replica)
        .update();
  }

  /**
   * The response that a delivery's marker stands for; only on the bond it was delivered to, as
   * anyone can copy a marker elsewhere.
   */
  public Optional<UUID> responseOf(UUID bond, String key) {
    return key == null
        ? Optional.empty()
        : jdbc.sql(
                "SELECT response_id FROM deliveries WHERE key = ? AND bond_id = ? AND response_id IS NOT NULL")
            .params(Texts.storable(key), bond)
            .query(UUID.class)
            .optional();
  }

  /** Whether a bond has something left to bring over. */
  boolean hasOpen(UUID bond) {
    return jdbc.sql(
            "SELECT 1 FROM deliveries WHERE bond_id = ? AND state IN ('pending','sending','retrying') LIMIT 1")
        .param(bond)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Whether a text has gone, or is to go, to a bond. */
  boolean hasResponse(UUID bond, UUID response) {
    return jdbc.sql(
            "SELECT 1 FROM deliveries WHERE bond_id = ? AND response_id = ? AND state <> 'suppressed' LIMIT 1")
        .params(bond, response)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** How much went, or is to go, to a bond in the last hour, whoever wanted it. */
  int toBondInLastHour(UUID bond) {
    return jdbc.sql(
            """
            SELECT count(*) FROM deliveries WHERE bond_id = ? AND state <> 'suppressed'
              AND created_at > now() - interval '1 hour'""")
        .param(bond)
        .query(Integer.class)
        .single();
  }

  /** How many notices went, or are to go, to an address in the last hour. */
  int noticesInLastHour(String address) {
    return jdbc.sql(
            """
            SELECT count(*) FROM deliveries WHERE kind = 'notice' AND state <> 'suppressed'
              AND payload ->> 'to' = ? AND created_at > now() - interval '1 hour'""")
        .param(address)
        .query(Integer.class)
        .single();
  }

  /** A delivery at one try. */
  record ClaimedDelivery(
      UUID id,
      String key,
      String kind,
      UUID ticketId,
      UUID bondId,
      String system,
      UUID responseId,
      int attempt,
      String payload,
      long seq) {}
}
