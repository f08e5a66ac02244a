package org.omnidesk.bench.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.omnidesk.bench.hub.HubProcess;
import org.omnidesk.bench.hub.Wait;

/** Reads from the hub's tables when messages were kept and applied. */
final class Arrivals {

  private static final Duration APPLIED_WITHIN = Duration.ofMinutes(5);

  private final HubProcess hub;

  Arrivals(HubProcess hub) {
    this.hub = hub;
  }

  /**
   * Waits until all messages of a batch are applied.
   *
   * @param prefix with which the batch's external ids begin
   * @return seconds between the first arrival of the batch and the last transaction that applied
   *     one
   */
  double applied(String system, String prefix, int messages) throws SQLException {
    double[] seconds = new double[1];
    try (Connection connection = hub.connection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT count(*) FILTER (WHERE state = 'applied'),
                  extract(epoch FROM max(settled_at) - min(received_at))
                FROM message_keys WHERE system = ? AND external_id LIKE ?""")) {
      select.setString(1, system);
      select.setString(2, "%" + prefix + "%");
      Wait.until(
          messages + " messages of " + system + " are applied",
          APPLIED_WITHIN,
          () -> {
            try (ResultSet row = select.executeQuery()) {
              row.next();
              seconds[0] = row.getDouble(2);
              return row.getInt(1) == messages;
            }
          });
    }
    return seconds[0];
  }

  String fsync() throws SQLException {
    try (Connection connection = hub.connection();
        PreparedStatement select = connection.prepareStatement("SHOW fsync");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
