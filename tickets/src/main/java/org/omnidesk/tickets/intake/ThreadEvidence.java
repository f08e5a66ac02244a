package org.omnidesk.tickets.intake;

import java.util.List;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.ticket.TicketNumber;

/**
 * What a conversation's message shows of the thread that it belongs to, strongest first.
 *
 * @param signedNumber from a reply address whose signature was verified; null if there was none
 * @param repliesTo references to look up, in the order to try them (In-Reply-To, then References
 *     from last to first)
 * @param ownReferences references under which later messages may name this one: its own id and ids
 *     it merely mentions
 * @param claimedNumber a number anyone could have typed (subject tag, SMS text); counts only for a
 *     participant
 * @param sender who wrote it
 * @param recentFrom an address whose last open ticket may be meant (SMS phone); null if that rule
 *     is not wanted
 */
public record ThreadEvidence(
    TicketNumber signedNumber,
    List<String> repliesTo,
    List<String> ownReferences,
    TicketNumber claimedNumber,
    Contact sender,
    String recentFrom) {

  public static final ThreadEvidence NONE =
      new ThreadEvidence(null, List.of(), List.of(), null, Contact.NOBODY, null);

  public ThreadEvidence {
    repliesTo = repliesTo == null ? List.of() : List.copyOf(repliesTo);
    ownReferences = ownReferences == null ? List.of() : List.copyOf(ownReferences);
  }
}
