package org.omnidesk.tickets.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnidesk.tickets.Hash;
import org.omnidesk.tickets.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Appends to a ticket's hash chain and verifies it. The caller holds the ticket's row lock, so a
 * chain has one writer while different tickets never wait for each other.
 */
public class Journal {

  private static final byte[] START = new byte[32];

  private final JdbcClient jdbc;

  public Journal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an entry inside the caller's transaction. */
  public void append(JournalEntry entry) {
    Link last =
        jdbc.sql("SELECT seq, hash FROM journal WHERE ticket_id = ? ORDER BY seq DESC LIMIT 1")
            .param(entry.ticketId())
            .query((rs, n) -> new Link(rs.getInt(1), rs.getBytes(2)))
            .optional()
            .orElse(new Link(0, START));
    Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    int seq = last.seq() + 1;
    String detail = Json.write(entry.detail());
    jdbc.sql(
            """
            INSERT INTO journal (ticket_id, seq, at, action, origin, actor, model, detail, previous_hash, hash)
            VALUES (?, ?, ?::timestamptz, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
        .params(
            Arrays.asList(
                entry.ticketId(),
                seq,
                at.toString(),
                entry.action(),
                entry.origin(),
                entry.actor(),
                entry.model(),
                detail,
                last.hash(),
                hash(last.hash(), entry, seq, at, detail)))
        .update();
  }

  /** The sequence number of the first entry that does not verify, or 0 if the whole chain does. */
  public int firstBroken(UUID ticketId) {
    List<Stored> chain =
        jdbc.sql(
                """
                SELECT seq, at, action, origin, actor, model, detail::text, previous_hash, hash,
                  num_nonnulls(route_id, route_version, mapping_version, cost) AS unhashed
                FROM journal WHERE ticket_id = ? ORDER BY seq""")
            .param(ticketId)
            .query(
                (rs, n) ->
                    new Stored(
                        rs.getInt(1),
                        rs.getTimestamp(2).toInstant(),
                        new JournalEntry(
                            ticketId,
                            rs.getString(3),
                            rs.getString(4),
                            rs.getString(5),
                            rs.getString(6),
                            null),
                        rs.getString(7),
                        rs.getBytes(8),
                        rs.getBytes(9),
                        rs.getInt(10)))
            .list();
    byte[] previous = START;
    int expected = 1;
    for (Stored stored : chain) {
      // jsonb has its own spacing and order: write it again our way before hashing
      String detail = Json.write(Json.read(stored.detail(), Object.class));
      byte[] hash = hash(previous, stored.entry(), stored.seq(), stored.at(), detail);
      // nothing writes the columns that the hash leaves out
      if (stored.seq() != expected
          || stored.unhashed() > 0
          || !MessageDigest.isEqual(previous, stored.previousHash())
          || !MessageDigest.isEqual(hash, stored.hash())) {
        return expected;
      }
      previous = hash;
      expected++;
    }
    return 0;
  }

  private static byte[] hash(
      byte[] previous, JournalEntry entry, int seq, Instant at, String detail) {
    MessageDigest digest = Hash.digest();
    digest.update(previous);
    String text =
        Json.write(
            Arrays.asList(
                entry.ticketId().toString(),
                seq,
                at.truncatedTo(ChronoUnit.MICROS).toString(),
                entry.action(),
                entry.origin(),
                entry.actor(),
                entry.model(),
                detail));
    return digest.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private record Link(int seq, byte[] hash) {}

  private record Stored(
      int seq,
      Instant at,
      JournalEntry entry,
      String detail,
      byte[] previousHash,
      byte[] hash,
      int unhashed) {}
}
