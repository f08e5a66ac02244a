package org.omnidesk.connectors.email.thread;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.omnidesk.connectors.email.mime.MailAddresses;
import org.omnidesk.connectors.email.mime.MailHeaders;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.ThreadEvidence;
import org.omnidesk.tickets.ticket.TicketNumber;

/** The evidence a mail carries for the ticket it belongs to, strongest first. */
public final class MailThreading {

  /** A forwarded mail opens a ticket of its own, whatever its references say. */
  private static final Pattern FORWARD =
      Pattern.compile("^\\s*(fwd?|wg|tr|rv|i|enc|vs|doorst)\\s*:", Pattern.CASE_INSENSITIVE);

  private static final List<String> RECIPIENT_FIELDS =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc");

  private final ReplyAddresses addresses;

  public MailThreading(ReplyAddresses addresses) {
    this.addresses = addresses;
  }

  /** Every address the mail was sent or delivered to. */
  public static List<String> recipients(MailHeaders headers) {
    Set<String> found = new LinkedHashSet<>();
    for (String field : RECIPIENT_FIELDS) {
      for (String value : headers.all(field)) {
        MailAddresses.parse(value).forEach(c -> found.add(c.email()));
      }
    }
    return List.copyOf(found);
  }

  /**
   * @param ownId the id under which the mail is kept
   */
  public ThreadEvidence evidence(MailHeaders headers, String ownId, Contact sender) {
    TicketNumber signed = addresses.ticket(recipients(headers)).orElse(null);
    String subject = headers.text("Subject");
    TicketNumber claimed = TicketNumber.findTagIn(subject).orElse(null);
    boolean forward =
        signed == null && claimed == null && subject != null && FORWARD.matcher(subject).find();
    Set<String> repliesTo = new LinkedHashSet<>();
    if (!forward) {
      headers.all("In-Reply-To").forEach(f -> repliesTo.addAll(MessageIds.parse(f)));
      List<String> references = new ArrayList<>();
      headers.all("References").forEach(f -> references.addAll(MessageIds.parse(f)));
      Collections.reverse(references);
      repliesTo.addAll(references);
      repliesTo.remove(ownId);
    }
    Set<String> own = new LinkedHashSet<>();
    own.add(ownId);
    own.addAll(repliesTo);
    return new ThreadEvidence(
        signed, List.copyOf(repliesTo), List.copyOf(own), claimed, sender, null);
  }
}
