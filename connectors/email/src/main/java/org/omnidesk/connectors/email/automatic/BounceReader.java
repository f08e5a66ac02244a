package org.omnidesk.connectors.email.automatic;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.omnidesk.connectors.email.mime.MailHeaders;
import org.omnidesk.connectors.email.mime.MailParser;
import org.omnidesk.connectors.email.mime.MailPart;
import org.omnidesk.connectors.email.mime.ParsedMail;
import org.omnidesk.connectors.email.mime.PlainText;
import org.omnidesk.connectors.email.thread.MailThreading;
import org.omnidesk.connectors.email.thread.MessageIds;
import org.omnidesk.connectors.email.thread.OwnMessageIds;
import org.omnidesk.connectors.email.thread.ReplyAddresses;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.ReceiptIntake.Outcome;

/**
 * Delivery status notifications (RFC 3464). Only {@code Action: failed} is a bounce; {@code
 * delayed} means that the server goes on trying. The delivery is found by the address the report
 * came to, the envelope id, or the Message-ID of the returned mail, in this order.
 */
public final class BounceReader {

  private final ReplyAddresses addresses;
  private final OwnMessageIds ownIds;

  public BounceReader(ReplyAddresses addresses, OwnMessageIds ownIds) {
    this.addresses = addresses;
    this.ownIds = ownIds;
  }

  /** The receipt, if the mail is a report on a mail that can be told. */
  public Optional<ReceiptIntake> read(ParsedMail mail) {
    MailPart status = part(mail, "message/delivery-status", "message/global-delivery-status");
    if (status == null) {
      return informal(mail);
    }
    List<MailHeaders> blocks =
        Stream.of(status.text().split("\n[ \\t]*\n"))
            .filter(b -> !b.isBlank())
            .map(b -> MailParser.headers((b.strip() + "\n\n").getBytes()))
            .toList();
    MailHeaders about = blocks.isEmpty() ? MailHeaders.NONE : blocks.getFirst();
    MailHeaders worst =
        blocks.stream()
            .filter(b -> b.has("Action") || b.has("Status"))
            .max(Comparator.comparing(b -> severity(outcome(b))))
            .orElse(null);
    if (worst == null) {
      return informal(mail);
    }
    String reference = returnedId(mail);
    String key =
        addresses
            .delivery(MailThreading.recipients(mail.headers()))
            .or(() -> envelopeKey(about))
            .or(() -> ownIds.deliveryKey(reference))
            .orElse(null);
    if (key == null && reference == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ReceiptIntake(key, reference, recipient(worst), outcome(worst), detail(worst)));
  }

  /**
   * Failure mails in free form (qmail, some appliances): believed only if they hold an id of ours.
   */
  private Optional<ReceiptIntake> informal(ParsedMail mail) {
    String from = String.valueOf(mail.headers().first("From")).toLowerCase(Locale.ROOT);
    String returnPath = String.valueOf(mail.headers().first("Return-Path")).replaceAll("\\s", "");
    if (!from.contains("mailer-daemon")
        && !from.contains("postmaster")
        && !returnPath.equals("<>")) {
      return Optional.empty();
    }
    String submitted = mail.headers().first("Auto-Submitted");
    boolean answer = mail.headers().has("In-Reply-To") && submitted != null;
    if (answer) { // an out-of-office note quotes our mail, too
      return Optional.empty();
    }
    for (MailPart part : mail.parts()) {
      Optional<String> id = ownIds.findIn(part.text());
      if (id.isPresent()) {
        return Optional.of(
            new ReceiptIntake(
                ownIds.deliveryKey(id.get()).orElse(null),
                id.get(),
                null,
                Outcome.FAILED,
                PlainText.line(mail.headers().text("Subject"), 200)));
      }
    }
    return Optional.empty();
  }

  /** The Message-ID of the mail that the report is about. */
  private static String returnedId(ParsedMail mail) {
    MailPart returned =
        part(
            mail,
            "message/rfc822",
            "text/rfc822-headers",
            "message/global",
            "message/global-headers");
    return returned == null
        ? null
        : MessageIds.own(MailParser.headers(returned.content()).first("Message-ID"));
  }

  private Optional<String> envelopeKey(MailHeaders about) {
    String envelope = about.first("Original-Envelope-Id");
    return envelope != null && envelope.startsWith("od-")
        ? Optional.of(envelope.substring("od-".length()).strip())
        : Optional.empty();
  }

  private static MailPart part(ParsedMail mail, String... types) {
    List<String> wanted = List.of(types);
    return mail.parts().stream().filter(p -> wanted.contains(p.type())).findFirst().orElse(null);
  }

  private static Outcome outcome(MailHeaders recipient) {
    String action = String.valueOf(recipient.first("Action")).strip().toLowerCase(Locale.ROOT);
    String status = String.valueOf(recipient.first("Status")).strip();
    return switch (action) {
      case "failed" -> Outcome.FAILED;
      case "delayed" -> Outcome.DELAYED;
      case "delivered" -> Outcome.DELIVERED;
      case "relayed", "expanded" -> Outcome.ACCEPTED;
      default ->
          status.startsWith("5")
              ? Outcome.FAILED
              : status.startsWith("2") ? Outcome.DELIVERED : Outcome.DELAYED;
    };
  }

  /** Of several recipients the one that a person must hear of. */
  private static int severity(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> 3;
      case DELAYED -> 2;
      case ACCEPTED -> 1;
      case DELIVERED -> 0;
    };
  }

  private static String recipient(MailHeaders block) {
    String value = block.first("Original-Recipient");
    value = value == null ? block.first("Final-Recipient") : value;
    return value == null
        ? null
        : PlainText.line(value.substring(value.indexOf(';') + 1), 254).toLowerCase(Locale.ROOT);
  }

  private static String detail(MailHeaders block) {
    String diagnostic = block.first("Diagnostic-Code");
    String words = diagnostic == null ? "" : diagnostic.substring(diagnostic.indexOf(';') + 1);
    return PlainText.line(block.first("Status") + " " + words, 500);
  }
}
