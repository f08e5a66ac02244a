package org.omnidesk.tickets.intake;

import java.util.Set;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.ticket.Impact;
import org.omnidesk.tickets.ticket.TicketStatus;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * What a source says of a ticket; null says nothing.
 *
 * @param title one line
 * @param description plain text
 * @param descriptionHtml the HTML it came as, unsanitised; null if it came as text
 * @param type incident or request
 * @param status in our words
 * @param category our category id by the mapping table, else null
 * @param urgency in our words
 * @param impact in our words
 * @param requester who needs help
 * @param assignee who works on it in that system, as text
 * @param group which group works on it there, as text
 * @param site the requester's site, as text
 * @param language ISO 639 code that the source states; null if it states none
 * @param defaults names of the fields above whose value is merely that system's default, which an
 *     AI result may replace
 */
public record TicketFields(
    String title,
    String description,
    String descriptionHtml,
    TicketType type,
    TicketStatus status,
    String category,
    Urgency urgency,
    Impact impact,
    Contact requester,
    String assignee,
    String group,
    String site,
    String language,
    Set<String> defaults) {

  public TicketFields {
    defaults = defaults == null ? Set.of() : Set.copyOf(defaults);
  }

  /** Only a title, a text and who wrote it: all that a mail or an SMS says. */
  public static TicketFields ofText(
      String title, String description, String html, Contact requester) {
    return new TicketFields(
        title,
        description,
        html,
        null,
        null,
        null,
        null,
        null,
        requester,
        null,
        null,
        null,
        null,
        Set.of());
  }
}
