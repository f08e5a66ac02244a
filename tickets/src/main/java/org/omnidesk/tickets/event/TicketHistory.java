package org.omnidesk.tickets.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.tickets.Ids;
import org.omnidesk.tickets.journal.Journal;
import org.omnidesk.tickets.journal.JournalEntry;
import org.omnidesk.tickets.response.Visibility;
import org.omnidesk.tickets.ticket.TicketNumber;
import org.omnidesk.tickets.ticket.TicketStore;

/** Writes a change on the journal and into the outbox in one go, as every change needs both. */
public class TicketHistory {

  private final Journal journal;
  private final Outbox outbox;
  private final TicketStore tickets;

  public TicketHistory(Journal journal, Outbox outbox, TicketStore tickets) {
    this.journal = journal;
    this.outbox = outbox;
    this.tickets = tickets;
  }

  /**
   * Records a change inside the caller's transaction, who holds the ticket's row lock.
   *
   * @param origin a system's name, {@code person}, {@code ai} or {@code hub}
   * @param actor the user's id; null for a machine
   * @param changed names of changed fields
   * @param responseId the response or draft it is about; null if none
   * @param visibility that response's; null if none
   */
  public void record(
      UUID ticket,
      TicketNumber number,
      long version,
      String type,
      String origin,
      String actor,
      List<String> changed,
      UUID responseId,
      Visibility visibility) {
    record(
        ticket,
        number,
        version,
        type,
        origin,
        actor,
        null,
        changed,
        responseId,
        visibility,
        Map.of());
  }

  /**
   * The same with a model's part in it.
   *
   * @param model the model's id; null if none
   * @param facts enumerated values worth keeping, never ticket text
   */
  public void record(
      UUID ticket,
      TicketNumber number,
      long version,
      String type,
      String origin,
      String actor,
      String model,
      List<String> changed,
      UUID responseId,
      Visibility visibility,
      Map<String, ?> facts) {
    Map<String, Object> detail = new HashMap<>(facts);
    detail.put("changed", changed);
    detail.put("version", version);
    if (responseId != null) {
      detail.put("response", responseId.toString());
    }
    if (visibility != null) {
      detail.put("visibility", visibility.name());
    }
    if (changed.contains("status")) {
      detail.put("status", tickets.statusOf(ticket).wireName());
    }
    String action = type.substring("omnidesk.".length()).replace('.', '-');
    journal.append(new JournalEntry(ticket, action, origin, actor, model, detail));
    outbox.append(
        new TicketEvent(
            Ids.next(),
            type,
            ticket,
            number.value(),
            version,
            changed,
            responseId,
            visibility == null ? null : visibility.name(),
            origin,
            Instant.now()));
  }
}
