package org.omnidesk.tickets.message;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.WireName;
import org.omnidesk.tickets.attachment.BlobStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what arrived before anything parses it, and knows what became of it. At any instant a
 * system's arrivals = applied + duplicate + quarantined + pending.
 */
public class MessageStore implements Checkpoints {

  /** Larger contents lie in object storage. */
  private static final int INLINE_BYTES = 256 * 1024;

  /** After so many tries a message is poison. */
  public static final int MAX_ATTEMPTS = 5;

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final BlobStore blobs;

  public MessageStore(JdbcClient jdbc, Transactions transactions, BlobStore blobs) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.blobs = blobs;
  }

  /**
   * Keeps a message; committed when this returns.
   *
   * @return the message's id and whether it had arrived before; an earlier arrival that is still
   *     pending is continued, not dropped
   */
  public KeptMessage keep(InboundMessage message) {
    String objectKey =
        message.content().length > INLINE_BYTES ? blobs.put(message.content()) : null;
    return transactions.run(() -> keepInTransaction(storable(message), objectKey));
  }

  /** A key that PostgreSQL can store and index, whatever a stranger wrote into a Message-ID. */
  private static InboundMessage storable(InboundMessage message) {
    return new InboundMessage(
        message.system(),
        Texts.key(message.externalId()),
        Texts.key(message.revision()),
        Texts.key(message.kind()),
        message.content(),
        Texts.line(message.contentType(), 200, "application/octet-stream"),
        message.attributes(),
        message.receivedAt(),
        message.checkpoint());
  }

  private KeptMessage keepInTransaction(InboundMessage message, String objectKey) {
    UUID id = Ids.next();
    Timestamp receivedAt = Timestamp.from(message.receivedAt());
    Checkpoint checkpoint = message.checkpoint();
    int inserted =
        jdbc.sql(
                """
                INSERT INTO message_keys (id, system, external_id, revision, kind, received_at, next_try_at,
                                          checkpoint_feed, checkpoint_position)
                VALUES (?, ?, ?, ?, ?, ?, now() + interval '30 seconds', ?, ?)
                ON CONFLICT (system, external_id, revision) DO NOTHING""")
            .params(
                Arrays.asList(
                    id,
                    message.system(),
                    message.externalId(),
                    message.revision(),
                    message.kind(),
                    receivedAt,
                    checkpoint == null ? null : checkpoint.feed(),
                    checkpoint == null ? null : checkpoint.position()))
            .update();
    if (inserted == 0) {
      return known(message);
    }
    jdbc.sql(
            """
            INSERT INTO messages (id, received_at, content, object_key, content_type, attributes)
            VALUES (?, ?, ?, ?, ?, ?::jsonb)""")
        .params(
            Arrays.asList(
                id,
                receivedAt,
                objectKey == null ? message.content() : null,
                objectKey,
                message.contentType(),
                Json.write(message.attributes())))
        .update();
    return new KeptMessage(id, message, MessageState.PENDING, false);
  }

  /**
   * A key that exists: settled means a duplicate, pending means somebody is, or was, at work on it.
   */
  private KeptMessage known(InboundMessage message) {
    KeptMessage kept =
        jdbc.sql(
                """
                SELECT id, state FROM message_keys
                WHERE system = ? AND external_id = ? AND revision = ? FOR UPDATE""")
            .params(message.system(), message.externalId(), message.revision())
            .query(
                (rs, n) ->
                    new KeptMessage(
                        rs.getObject(1, UUID.class),
                        message,
                        MessageState.valueOf(rs.getString(2).toUpperCase(java.util.Locale.ROOT)),
                        true))
            .single();
    if (kept.state() != MessageState.PENDING) {
      jdbc.sql("UPDATE message_keys SET duplicates = duplicates + 1 WHERE id = ?")
          .param(kept.id())
          .update();
      if (message.checkpoint() != null) {
        move(message.system(), message.checkpoint(), message.receivedAt(), true);
      }
    }
    return kept;
  }

  /**
   * Takes pending messages whose time has come, oldest first, and puts their next try off so that
   * no one else does.
   */
  public List<KeptMessage> claimPending(int limit) {
    List<UUID> ids =
        jdbc.sql(
                """
                WITH due AS MATERIALIZED (
                  SELECT id FROM message_keys WHERE state = 'pending' AND next_try_at <= now()
                  ORDER BY received_at LIMIT ? FOR UPDATE SKIP LOCKED)
                UPDATE message_keys k SET next_try_at = now() + interval '60 seconds'
                FROM due WHERE k.id = due.id RETURNING k.id""")
            .param(limit)
            .query(UUID.class)
            .list();
    return ids.stream().sorted().map(this::load).flatMap(Optional::stream).toList();
  }

  /** A message as it arrived. */
  public Optional<KeptMessage> load(UUID id) {
    return jdbc.sql(
            """
            SELECT k.system, k.external_id, k.revision, k.kind, k.state, k.checkpoint_feed, k.checkpoint_position,
                   m.received_at, m.content, m.object_key, m.content_type, m.attributes::text
            FROM message_keys k JOIN messages m ON m.id = k.id AND m.received_at = k.received_at WHERE k.id = ?""")
        .param(id)
        .query(
            (rs, n) -> {
              byte[] content = rs.getBytes("content");
              String feed = rs.getString("checkpoint_feed");
              InboundMessage message =
                  new InboundMessage(
                      rs.getString("system"),
                      rs.getString("external_id"),
                      rs.getString("revision"),
                      rs.getString("kind"),
                      content == null ? blobs.read(rs.getString("object_key")) : content,
                      rs.getString("content_type"),
                      Json.readTexts(rs.getString("attributes")),
                      rs.getTimestamp("received_at").toInstant(),
                      feed == null
                          ? null
                          : new Checkpoint(feed, rs.getString("checkpoint_position")));
              MessageState state =
                  MessageState.valueOf(rs.getString("state").toUpperCase(java.util.Locale.ROOT));
              return new KeptMessage(id, message, state, true);
            })
        .optional();
  }

  /** What has become of a message. */
  public MessageState state(UUID id) {
    return WireName.parse(
        MessageState.class,
        jdbc.sql("SELECT state FROM message_keys WHERE id = ?")
            .param(id)
            .query(String.class)
            .single());
  }

  /**
   * Locks a message's key inside the caller's transaction.
   *
   * @return its state, so that of two workers on one message the second does nothing
   */
  public MessageState lock(UUID id) {
    return MessageState.valueOf(
        jdbc.sql("SELECT state FROM message_keys WHERE id = ? FOR UPDATE")
            .param(id)
            .query(String.class)
            .single()
            .toUpperCase(java.util.Locale.ROOT));
  }

  /**
   * Settles a message as applied, and moves its source's checkpoint, inside the caller's
   * transaction.
   */
  public void applied(KeptMessage kept, UUID ticketId, String note) {
    jdbc.sql(
            """
            UPDATE message_keys SET state = 'applied', ticket_id = ?, reason = ?, settled_at = now() WHERE id = ?""")
        .params(Arrays.asList(ticketId, note, kept.id()))
        .update();
    moveAfter(kept);
  }

  /** Puts a message aside with a reason; its source may go on. */
  public void quarantine(KeptMessage kept, String reason) {
    transactions.run(
        () -> {
          jdbc.sql(
                  """
                  UPDATE message_keys SET state = 'quarantined', reason = ?, settled_at = now(),
                         attempts = attempts + 1
                  WHERE id = ? AND state = 'pending'""")
              .params(cut(reason), kept.id())
              .update();
          moveAfter(kept);
        });
  }

  /**
   * Whether a later message of the same kind about the same record was applied before this one:
   * what this one says of the record's fields is then out of date.
   */
  public boolean isOvertaken(KeptMessage kept) {
    InboundMessage message = kept.message();
    return jdbc.sql(
            """
            SELECT 1 FROM message_keys WHERE system = ? AND external_id = ? AND kind = ? AND state = 'applied'
              AND received_at > (SELECT received_at FROM message_keys WHERE id = ?) LIMIT 1""")
        .params(message.system(), message.externalId(), message.kind(), kept.id())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Notes a failed try of a message that is still pending.
   *
   * @return how many tries there have been
   */
  public int failed(KeptMessage kept, String reason) {
    return jdbc.sql(
            """
            UPDATE message_keys SET attempts = attempts + 1, reason = ?,
                   next_try_at = now() + make_interval(secs => 5 * (attempts + 1))
            WHERE id = ? AND state = 'pending' RETURNING attempts""")
        .params(cut(reason), kept.id())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  @Override
  public Optional<String> position(String system, String feed) {
    return jdbc.sql("SELECT position FROM checkpoints WHERE system = ? AND feed = ?")
        .params(system, feed)
        .query(String.class)
        .optional();
  }

  @Override
  public void move(String system, Checkpoint checkpoint) {
    move(system, checkpoint, Instant.now(), true);
  }

  /** A message tried again later may be older than what has moved the position since. */
  private void moveAfter(KeptMessage kept) {
    InboundMessage message = kept.message();
    if (message.checkpoint() != null) {
      move(message.system(), message.checkpoint(), message.receivedAt(), !kept.knownBefore());
    }
  }

  /**
   * Positions are the source's own literals, which the hub cannot compare; so the order of arrival
   * decides, and what is tried again after a later arrival moves nothing.
   *
   * @param live it arrives just now, so that nothing is later
   */
  private void move(String system, Checkpoint checkpoint, Instant arrivedAt, boolean live) {
    jdbc.sql(
            """
            INSERT INTO checkpoints AS c (system, feed, position, arrived_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (system, feed) DO UPDATE
              SET position = excluded.position, arrived_at = greatest(c.arrived_at, excluded.arrived_at), moved_at = now()
              WHERE ? OR c.arrived_at < excluded.arrived_at""")
        .params(system, checkpoint.feed(), checkpoint.position(), Timestamp.from(arrivedAt), live)
        .update();
  }

  private static String cut(String reason) {
    String text = reason == null ? "no reason given" : reason.replace('\u0000', ' ');
    return text.length() > 500 ? text.substring(0, 500) : text;
  }
}
