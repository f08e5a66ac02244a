package org.omnidesk.tickets.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.tickets.Texts;
import org.omnidesk.tickets.bond.Bond;
import org.omnidesk.tickets.bond.BondStore;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the ticket a message belongs to: by its own bond, else by the strongest evidence of a
 * thread. Evidence that anyone could have typed counts only for people who already take part.
 */
public class TicketResolver {

  /**
   * A text from a phone lands on its last open ticket only this long after anything happened there.
   */
  private static final int RECENT_DAYS = 7;

  private final JdbcClient jdbc;
  private final TicketStore tickets;
  private final BondStore bonds;

  public TicketResolver(JdbcClient jdbc, TicketStore tickets, BondStore bonds) {
    this.jdbc = jdbc;
    this.tickets = tickets;
    this.bonds = bonds;
  }

  /** The ticket, before merges are followed; empty if the message opens a new one. */
  public Optional<UUID> find(String system, TicketIntake intake) {
    Optional<UUID> bonded = bonds.find(system, intake.externalId()).map(Bond::ticketId);
    if (bonded.isPresent() || intake.form() == TicketIntake.Form.RECORD) {
      return bonded;
    }
    ThreadEvidence thread = intake.thread();
    if (thread.signedNumber() != null) {
      Optional<UUID> signed = visible(thread.signedNumber());
      if (signed.isPresent()) {
        return signed;
      }
    }
    for (String reference : thread.repliesTo()) {
      Optional<UUID> named = bonds.ticketOf(reference);
      if (named.isPresent()) {
        return named;
      }
    }
    for (String reference : thread.ownReferences()) {
      // an answer that overtook it has named it already
      Optional<UUID> named = bonds.ticketOf(reference);
      if (named.isPresent()) {
        return named;
      }
    }
    Optional<UUID> claimed = claimed(thread);
    return claimed.isPresent() ? claimed : recent(system, thread);
  }

  private Optional<UUID> claimed(ThreadEvidence thread) {
    TicketNumber number = thread.claimedNumber();
    if (number == null || thread.sender() == null) {
      return Optional.empty();
    }
    return visible(number).filter(id -> takesPart(id, thread.sender()));
  }

  private Optional<UUID> visible(TicketNumber number) {
    return tickets.idOf(number).filter(id -> tickets.find(id).filter(t -> !t.hidden()).isPresent());
  }

  /**
   * Whether a sender is the requester, by any address known of that person, or has written a public
   * text on the ticket before.
   */
  boolean takesPart(UUID ticket, Contact sender) {
    if (sender == null || (sender.email() == null && sender.phone() == null)) {
      return false;
    }
    String address =
        Texts.key(
            sender.email() != null
                ? sender.email().strip().toLowerCase(Locale.ROOT)
                : sender.phone().strip());
    return jdbc.sql(
            """
            SELECT 1 FROM tickets t JOIN contact_points c ON c.id = t.requester_id
            WHERE t.id = ? AND ((c.kind IN ('email','phone') AND c.value = ?) OR EXISTS (
              SELECT 1 FROM contact_points o
              WHERE o.user_id = c.user_id AND o.kind IN ('email','phone') AND o.value = ?))
            UNION ALL
            SELECT 1 FROM ticket_responses
            WHERE ticket_id = ? AND lower(author_address) = ? AND visibility = 'PUBLIC' LIMIT 1""")
        .params(ticket, address, address, ticket, address)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private Optional<UUID> recent(String system, ThreadEvidence thread) {
    if (thread.recentFrom() == null) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            SELECT t.id FROM tickets t JOIN contact_points c ON c.id = t.requester_id
            WHERE c.kind = 'phone' AND c.value = ? AND t.system = ? AND t.status NOT IN ('resolved','closed')
              AND t.hidden_at IS NULL AND t.updated_at > now() - make_interval(days => ?)
            ORDER BY t.updated_at DESC LIMIT 1""")
        .params(Texts.key(thread.recentFrom().strip()), system, RECENT_DAYS)
        .query(UUID.class)
        .optional();
  }
}
