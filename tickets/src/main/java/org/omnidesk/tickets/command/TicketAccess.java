package org.omnidesk.tickets.command;

import java.util.Objects;
import java.util.UUID;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.ticket.TicketRow;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may touch which ticket. To a requester another person's ticket does not exist. */
public class TicketAccess {

  private final JdbcClient jdbc;
  private final TicketStore tickets;

  public TicketAccess(JdbcClient jdbc, TicketStore tickets) {
    this.jdbc = jdbc;
    this.tickets = tickets;
  }

  /**
   * Locks a ticket for an actor.
   *
   * @throws CommandException of kind NOT_FOUND if it does not exist for that actor
   */
  TicketRow lockFor(UUID id, Actor actor) {
    TicketRow ticket =
        tickets
            .lock(id)
            .filter(row -> !row.hidden())
            .orElseThrow(() -> StoredTicketCommands.notFound("ticket"));
    if (!actor.isStaff() && !isRequesterOf(ticket, actor)) {
      throw StoredTicketCommands.notFound("ticket");
    }
    return ticket;
  }

  /** Whether the actor is the person who asked for help. */
  boolean isRequesterOf(TicketRow ticket, Actor actor) {
    if (actor.userId() == null || ticket.requesterId() == null) {
      return false;
    }
    return jdbc.sql(
            """
            SELECT 1 FROM contact_points c JOIN users u ON u.id = ?
            WHERE c.id = ? AND (c.user_id = u.id OR (c.kind = 'email' AND c.value = lower(u.email)))""")
        .params(actor.userId(), ticket.requesterId())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The actor as a contact, by the address of the account. */
  Contact contactOf(Actor actor) {
    return jdbc.sql("SELECT name, email FROM users WHERE id = ?")
        .param(actor.userId())
        .query((rs, n) -> Contact.ofEmail(rs.getString(1), rs.getString(2)))
        .optional()
        .orElse(new Contact(Objects.requireNonNullElse(actor.name(), "hub"), null, null, null));
  }
}
