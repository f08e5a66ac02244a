package org.omnidesk.tickets.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Hash;
import org.omnidesk.tickets.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Chains the heads of the journals that grew since the last time. A ticket's own chain cannot show
 * that its end was cut off; an anchor, which holds the head, can.
 */
public class JournalAnchors {

  private static final byte[] START = new byte[32];

  /** One writer at a time, whatever replica it runs on. */
  private static final long LOCK = 0x0D_A9C4;

  private final JdbcClient jdbc;
  private final Transactions transactions;

  public JournalAnchors(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Anchors the heads that changed; returns how many. Nothing new makes no anchor. */
  public int anchor() {
    return transactions.run(this::anchorInTransaction);
  }

  private int anchorInTransaction() {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query((rs, n) -> 1).single();
    Optional<Anchor> last =
        jdbc.sql("SELECT at, hash FROM journal_anchor ORDER BY at DESC LIMIT 1")
            .query((rs, n) -> new Anchor(rs.getTimestamp(1).toInstant(), rs.getBytes(2)))
            .optional();
    // an entry is dated before its commit: an hour back finds those of the longest transactions
    Instant since =
        last.map(anchor -> anchor.at().minus(1, ChronoUnit.HOURS)).orElse(Instant.EPOCH);
    List<Head> heads =
        jdbc.sql(
                """
                SELECT h.ticket_id, h.seq, h.hash FROM (
                  SELECT DISTINCT ON (ticket_id) ticket_id, seq, hash FROM journal WHERE at >= ?
                  ORDER BY ticket_id, seq DESC) h
                WHERE NOT EXISTS (SELECT 1 FROM journal_anchor_heads a
                                  WHERE a.ticket_id = h.ticket_id AND a.seq = h.seq)
                ORDER BY h.ticket_id""")
            .param(Timestamp.from(since))
            .query((rs, n) -> new Head(rs.getObject(1, UUID.class), rs.getInt(2), rs.getBytes(3)))
            .list();
    if (heads.isEmpty()) {
      return 0;
    }
    Instant at = after(last.map(Anchor::at).orElse(Instant.EPOCH));
    byte[] previous = last.map(Anchor::hash).orElse(START);
    jdbc.sql("INSERT INTO journal_anchor (at, heads, previous_hash, hash) VALUES (?, ?, ?, ?)")
        .params(Timestamp.from(at), heads.size(), previous, hash(previous, at, heads))
        .update();
    for (Head head : heads) {
      jdbc.sql(
              """
              INSERT INTO journal_anchor_heads (anchored_at, ticket_id, seq, hash) VALUES (?, ?, ?, ?)""")
          .params(Timestamp.from(at), head.ticketId(), head.seq(), head.hash())
          .update();
    }
    return heads.size();
  }

  /**
   * The present, in microseconds as stored, and later than the last anchor if a clock went back.
   */
  private static Instant after(Instant last) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }

  /** What is wrong first, in words; empty if all anchors hold and every anchored head is there. */
  public Optional<String> firstBroken() {
    byte[] previous = START;
    for (Stored anchor : anchors()) {
      List<Head> heads =
          jdbc.sql(
                  """
                  SELECT ticket_id, seq, hash FROM journal_anchor_heads WHERE anchored_at = ?
                  ORDER BY ticket_id""")
              .param(Timestamp.from(anchor.at()))
              .query((rs, n) -> new Head(rs.getObject(1, UUID.class), rs.getInt(2), rs.getBytes(3)))
              .list();
      if (!MessageDigest.isEqual(previous, anchor.previousHash())
          || heads.size() != anchor.heads()
          || !MessageDigest.isEqual(hash(previous, anchor.at(), heads), anchor.hash())) {
        return Optional.of("anchor of " + anchor.at() + " does not verify");
      }
      previous = anchor.hash();
    }
    return jdbc.sql(
            """
            SELECT a.ticket_id, a.seq FROM journal_anchor_heads a
            WHERE NOT EXISTS (SELECT 1 FROM journal j
                              WHERE j.ticket_id = a.ticket_id AND j.seq = a.seq AND j.hash = a.hash)
            ORDER BY a.anchored_at, a.ticket_id LIMIT 1""")
        .query(
            (rs, n) ->
                "ticket %s: entry %d is not what was anchored"
                    .formatted(rs.getString(1), rs.getInt(2)))
        .optional();
  }

  private List<Stored> anchors() {
    return jdbc.sql("SELECT at, heads, previous_hash, hash FROM journal_anchor ORDER BY at")
        .query(
            (rs, n) ->
                new Stored(
                    rs.getTimestamp(1).toInstant(), rs.getInt(2), rs.getBytes(3), rs.getBytes(4)))
        .list();
  }

  private static byte[] hash(byte[] previous, Instant at, List<Head> heads) {
    MessageDigest digest = Hash.digest();
    digest.update(previous);
    digest.update(at.toString().getBytes(StandardCharsets.UTF_8));
    for (Head head : heads) {
      ByteBuffer fixed = ByteBuffer.allocate(20);
      fixed.putLong(head.ticketId().getMostSignificantBits());
      fixed.putLong(head.ticketId().getLeastSignificantBits());
      fixed.putInt(head.seq());
      digest.update(fixed.array());
      digest.update(head.hash());
    }
    return digest.digest();
  }

  private record Anchor(Instant at, byte[] hash) {}

  private record Head(UUID ticketId, int seq, byte[] hash) {}

  private record Stored(Instant at, int heads, byte[] previousHash, byte[] hash) {}
}
