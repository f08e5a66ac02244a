package org.omnidesk.tickets.command;

import java.util.Collection;
import java.util.List;
import org.omnidesk.tickets.Json;
import org.omnidesk.tickets.command.CommandException.Kind;
import org.omnidesk.tickets.ticket.TicketRow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out from the journal whether somebody changed the same field in the meantime. */
public class ChangeCheck {

  private final JdbcClient jdbc;

  public ChangeCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refuses a change made on an old version only if one of its fields was changed since.
   *
   * @throws CommandException of kind CONFLICT naming the field
   */
  void refuseIfChangedSince(TicketRow ticket, long expectedVersion, Collection<String> fields) {
    if (ticket.version() <= expectedVersion) {
      return;
    }
    List<String> details =
        jdbc.sql(
                """
                SELECT (detail -> 'changed')::text FROM journal
                WHERE ticket_id = ? AND (detail ->> 'version')::bigint > ? ORDER BY seq""")
            .params(ticket.id(), expectedVersion)
            .query(String.class)
            .list();
    for (String detail : details) {
      for (String changed : Json.readList(detail)) {
        if (fields.contains(changed)) {
          throw new CommandException(
              Kind.CONFLICT,
              changed,
              "%s was changed since version %d".formatted(changed, expectedVersion));
        }
      }
    }
  }
}
