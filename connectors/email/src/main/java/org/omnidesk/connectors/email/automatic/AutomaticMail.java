package org.omnidesk.connectors.email.automatic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.omnidesk.connectors.email.mime.MailHeaders;
import org.omnidesk.connectors.email.mime.ParsedMail;
import org.omnidesk.tickets.contact.Contact;

/**
 * Whether a machine wrote a mail. Such a mail is kept but never answered: two machines would loop.
 */
public final class AutomaticMail {

  private static final Set<String> PRECEDENCE = Set.of("bulk", "list", "junk", "auto_reply");
  private static final Set<String> MACHINES =
      Set.of("mailer-daemon", "postmaster", "no-reply", "noreply", "do-not-reply", "donotreply");

  private AutomaticMail() {}

  /**
   * @param ownAddresses addresses of our own mailboxes
   * @return what gives it away; empty if a person may have written it
   */
  public static Optional<String> sign(
      ParsedMail mail, Contact sender, Collection<String> ownAddresses) {
    MailHeaders headers = mail.headers();
    String submitted = lower(headers.first("Auto-Submitted"));
    if (!submitted.isEmpty() && !submitted.startsWith("no")) {
      return Optional.of("Auto-Submitted: " + submitted);
    }
    String returnPath = headers.first("Return-Path");
    if (returnPath != null && returnPath.replaceAll("\\s", "").equals("<>")) {
      return Optional.of("Return-Path: <>");
    }
    if (PRECEDENCE.contains(lower(headers.first("Precedence")))) {
      return Optional.of("Precedence: " + headers.first("Precedence"));
    }
    String suppress = lower(headers.first("X-Auto-Response-Suppress"));
    if (suppress.contains("all") || suppress.contains("oof") || suppress.contains("autoreply")) {
      return Optional.of("X-Auto-Response-Suppress: " + suppress);
    }
    for (String name :
        new String[] {
          "List-Id",
          "List-Unsubscribe",
          "X-Autoreply",
          "X-Autorespond",
          "X-Auto-Reply-From",
          "X-Loop"
        }) {
      if (headers.has(name)) {
        return Optional.of(name);
      }
    }
    if (mail.contentType().value().equals("multipart/report")) {
      return Optional.of("multipart/report");
    }
    String address = sender.email() == null ? "" : sender.email();
    if (ownAddresses.stream().anyMatch(address::equalsIgnoreCase)) {
      return Optional.of("sent from our own mailbox");
    }
    if (MACHINES.contains(address.replaceFirst("@.*", ""))) {
      return Optional.of("sender " + address);
    }
    return Optional.empty();
  }

  private static String lower(String value) {
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}
