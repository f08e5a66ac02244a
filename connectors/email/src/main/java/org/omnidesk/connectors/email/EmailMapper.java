package org.omnidesk.connectors.email;

import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayInputStream;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.omnidesk.connectors.email.automatic.AutomaticMail;
import org.omnidesk.connectors.email.automatic.BounceReader;
import org.omnidesk.connectors.email.imap.MailAttributes;
import org.omnidesk.connectors.email.mime.FileNames;
import org.omnidesk.connectors.email.mime.HtmlText;
import org.omnidesk.connectors.email.mime.MailAddresses;
import org.omnidesk.connectors.email.mime.MailBody;
import org.omnidesk.connectors.email.mime.MailHeaders;
import org.omnidesk.connectors.email.mime.MailParser;
import org.omnidesk.connectors.email.mime.MailPart;
import org.omnidesk.connectors.email.mime.ParsedMail;
import org.omnidesk.connectors.email.mime.PlainText;
import org.omnidesk.connectors.email.thread.MailThreading;
import org.omnidesk.connectors.email.thread.MessageIds;
import org.omnidesk.connectors.email.thread.OwnMessageIds;
import org.omnidesk.connectors.email.thread.QuotedReply;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.intake.AttachmentIntake;
import org.omnidesk.tickets.intake.IgnoredIntake;
import org.omnidesk.tickets.intake.Intake;
import org.omnidesk.tickets.intake.MessageMapper;
import org.omnidesk.tickets.intake.ReceiptIntake;
import org.omnidesk.tickets.intake.ThreadEvidence;
import org.omnidesk.tickets.intake.TicketFields;
import org.omnidesk.tickets.intake.TicketIntake;
import org.omnidesk.tickets.intake.UnreadableMessageException;
import org.omnidesk.tickets.message.InboundMessage;
import org.omnidesk.tickets.system.Systems;

/** Reads a mail: a ticket or an answer, a report on a mail of ours, or our own mail come back. */
public final class EmailMapper implements MessageMapper {

  static final String NO_SUBJECT = "(no subject)";
  private static final int MAX_TITLE = 250;

  private final Systems systems;
  private final OwnMessageIds ownIds;
  private final BounceReader bounces;
  private final MailThreading threading;

  public EmailMapper(
      Systems systems, OwnMessageIds ownIds, BounceReader bounces, MailThreading threading) {
    this.systems = systems;
    this.ownIds = ownIds;
    this.bounces = bounces;
    this.threading = threading;
  }

  @Override
  public String type() {
    return EmailSettings.TYPE;
  }

  @Override
  public Intake map(InboundMessage message) throws UnreadableMessageException {
    String fetchError = message.attributes().get(MailAttributes.FETCH_ERROR);
    if (fetchError != null) {
      throw new UnreadableMessageException(
          "the mail server does not hand the mail out: " + fetchError);
    }
    if (message.content() == null || message.content().length == 0) {
      throw new UnreadableMessageException("the mail has no bytes at all");
    }
    ParsedMail mail = MailParser.parse(message.content());
    MailHeaders headers = mail.headers();
    if (ownIds.isOurs(MessageIds.own(headers.first("Message-ID")))) {
      return new IgnoredIntake("our own mail came back");
    }
    Optional<ReceiptIntake> receipt = bounces.read(mail);
    if (receipt.isPresent()) {
      return receipt.get();
    }
    if ("disposition-notification".equals(mail.contentType().get("report-type"))) {
      return new IgnoredIntake("read receipt");
    }
    return ticket(message, mail);
  }

  private TicketIntake ticket(InboundMessage message, ParsedMail mail) {
    MailHeaders headers = mail.headers();
    Contact sender = sender(headers);
    ThreadEvidence thread = threading.evidence(headers, message.externalId(), sender);
    MailBody body = MailBody.of(mail);
    boolean answer = thread.signedNumber() != null || !thread.repliesTo().isEmpty();
    String text = answer ? answerText(body) : body.anyText().strip();
    String cut = message.attributes().get(MailAttributes.CUT_OFF);
    if (cut != null) {
      text = "(This mail has " + cut + " bytes and was not read whole; it is in the mailbox.)";
    }
    String html = body.html();
    return new TicketIntake(
        TicketIntake.Form.CONVERSATION,
        message.externalId(),
        null,
        thread,
        TicketFields.ofText(
            title(headers),
            text,
            html == null || cut != null ? null : answer ? HtmlText.htmlWithoutQuotes(html) : html,
            sender),
        List.of(),
        attachments(message.externalId(), body),
        Map.of(),
        AutomaticMail.sign(mail, sender, ownAddresses()).isPresent(),
        false,
        written(headers, message.receivedAt()),
        headers.first("Date"));
  }

  private static String answerText(MailBody body) {
    if (body.text() != null) {
      return QuotedReply.strip(body.text());
    }
    String unquoted = HtmlText.withoutQuotes(body.html());
    return QuotedReply.strip(unquoted.isBlank() ? HtmlText.of(body.html()) : unquoted);
  }

  private static String title(MailHeaders headers) {
    String subject = PlainText.line(headers.text("Subject"), MAX_TITLE);
    return subject.isEmpty() ? NO_SUBJECT : subject;
  }

  /** Whoever wrote it; Reply-To only counts where From is unusable. */
  private static Contact sender(MailHeaders headers) {
    for (String field : List.of("From", "Sender", "Reply-To", "Return-Path")) {
      for (String value : headers.all(field)) {
        List<Contact> people = MailAddresses.parse(value);
        if (!people.isEmpty()) {
          return people.getFirst();
        }
      }
    }
    String from = PlainText.line(headers.text("From"), 120);
    return from.isEmpty() ? Contact.NOBODY : new Contact(from, null, null, null);
  }

  private List<String> ownAddresses() {
    return systems.ofType(EmailSettings.TYPE).stream()
        .map(name -> systems.settings(name, EmailSettings.class).address())
        .filter(Objects::nonNull)
        .toList();
  }

  /** A part's number means something within its mail only, and a thread's mails share a bond. */
  private static List<AttachmentIntake> attachments(String mail, MailBody body) {
    Set<String> shown = body.shownIds();
    List<AttachmentIntake> files = new ArrayList<>();
    for (MailPart part : body.files()) {
      int number = files.size() + 1;
      boolean inline = part.contentId() != null && shown.contains(part.contentId());
      byte[] content = part.content();
      files.add(
          new AttachmentIntake(
              mail + " part-" + number,
              FileNames.safe(part.fileName(), part.type(), number),
              PlainText.line(part.type(), 120),
              inline,
              part.contentId() == null ? null : PlainText.line(part.contentId(), 250),
              () -> new ByteArrayInputStream(content)));
    }
    return files;
  }

  /** The mail's own date, unless it is missing, unreadable or absurd. */
  private static Instant written(MailHeaders headers, Instant received) {
    String date = headers.first("Date");
    if (date != null) {
      try {
        Instant written = new MailDateFormat().parse(date).toInstant();
        if (written.isAfter(Instant.EPOCH) && written.isBefore(received.plus(Duration.ofDays(1)))) {
          return written;
        }
      } catch (ParseException | RuntimeException e) {
        // The time of arrival is right enough.
      }
    }
    return received;
  }
}
