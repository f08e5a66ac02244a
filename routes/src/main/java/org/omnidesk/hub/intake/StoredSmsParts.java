package org.omnidesk.hub.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.omnidesk.connectors.sms.Part;
import org.omnidesk.connectors.sms.PartKey;
import org.omnidesk.connectors.sms.PartStore;
import org.omnidesk.tickets.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Parts of long SMS in PostgreSQL. An advisory lock on the key keeps two last parts from missing
 * each other.
 */
public class StoredSmsParts implements PartStore {

  private static final String KEY =
      "system = ? AND sender = ? AND recipient = ? AND reference = ? AND total = ?";

  private final JdbcClient jdbc;
  private final Transactions transactions;

  public StoredSmsParts(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public List<Part> put(PartKey key, Part part) {
    return transactions.run(
        () -> {
          lock(key);
          jdbc.sql(
                  """
                  INSERT INTO sms_parts (system, message_id, sender, recipient, reference, total, number, data, charset,
                    received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (system, message_id) DO NOTHING""")
              .params(
                  Arrays.asList(
                      key.system(),
                      part.messageId(),
                      key.sender(),
                      key.recipient(),
                      key.reference(),
                      key.total(),
                      part.number(),
                      part.data(),
                      part.charset(),
                      Timestamp.from(part.receivedAt())))
              .update();
          return of(key);
        });
  }

  @Override
  public List<Part> of(PartKey key) {
    return jdbc.sql(
            "SELECT message_id, number, data, charset, received_at FROM sms_parts WHERE "
                + KEY
                + " ORDER BY seq")
        .params(params(key))
        .query(
            (rs, n) ->
                new Part(
                    rs.getString(1),
                    rs.getInt(2),
                    rs.getBytes(3),
                    rs.getString(4),
                    rs.getTimestamp(5).toInstant()))
        .list();
  }

  @Override
  public List<PartKey> keys(String system) {
    return jdbc.sql(
            "SELECT DISTINCT sender, recipient, reference, total FROM sms_parts WHERE system = ?")
        .param(system)
        .query(
            (rs, n) ->
                new PartKey(system, rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4)))
        .list();
  }

  @Override
  public void forget(PartKey key, Instant before) {
    transactions.run(
        () -> {
          lock(key);
          boolean recent = of(key).stream().anyMatch(part -> !part.receivedAt().isBefore(before));
          if (!recent) {
            jdbc.sql("DELETE FROM sms_parts WHERE " + KEY).params(params(key)).update();
          }
        });
  }

  /**
   * Held to the end of the transaction: two last parts must see each other, and a part that comes
   * must not be lost.
   */
  private void lock(PartKey key) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(key.toString())
        .query((rs, n) -> n)
        .list();
  }

  private static List<Object> params(PartKey key) {
    return List.of(key.system(), key.sender(), key.recipient(), key.reference(), key.total());
  }
}
