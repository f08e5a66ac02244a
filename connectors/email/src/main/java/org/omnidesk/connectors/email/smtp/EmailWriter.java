package org.omnidesk.connectors.email.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.List;
import java.util.Map;
import org.omnidesk.connectors.email.EmailSettings;
import org.omnidesk.connectors.email.thread.OwnMessageIds;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;
import org.omnidesk.tickets.delivery.DeliveryOrder;
import org.omnidesk.tickets.delivery.DeliveryOutcome;
import org.omnidesk.tickets.system.Systems;

/** Writes the mail of a delivery, and says how sending it ended. */
public final class EmailWriter {

  private final Systems systems;
  private final OwnMessageIds ids;
  private final MailComposer composer;

  public EmailWriter(
      Systems systems,
      OwnMessageIds ids,
      org.omnidesk.connectors.email.thread.ReplyAddresses addresses) {
    this.systems = systems;
    this.ids = ids;
    this.composer = new MailComposer(addresses);
  }

  /**
   * Writes the mail. Only public responses and notices have one.
   *
   * @throws UnsendableOrderException if no mail can be made of the order
   */
  public OutgoingMail write(String system, DeliveryOrder order) throws MessagingException {
    return switch (order) {
      case DeliveryOrder.ResponseOrder response ->
          write(
              system,
              response.head(),
              response.head().to(),
              response.response().text(),
              response.attachments(),
              false);
      case DeliveryOrder.NoticeOrder notice ->
          write(
              system,
              notice.head(),
              notice.to() == null ? notice.head().to() : notice.to(),
              noticeText(notice),
              List.of(),
              true);
      case DeliveryOrder.StatusOrder status ->
          throw new UnsendableOrderException("a mailbox has no status to bring in step");
    };
  }

  private static String noticeText(DeliveryOrder.NoticeOrder notice) {
    Map<String, String> variables = new java.util.HashMap<>(notice.variables());
    variables.putIfAbsent("number", notice.head().number().toString());
    return NoticeTexts.render(notice.template(), variables)
        .orElseThrow(
            () ->
                new UnsendableOrderException(
                    "there is no notice '%s' for mail".formatted(notice.template())));
  }

  private OutgoingMail write(
      String system,
      DeliveryHead head,
      Contact to,
      String text,
      List<org.omnidesk.tickets.attachment.OutgoingAttachment> files,
      boolean automatic)
      throws MessagingException {
    EmailSettings settings = systems.settings(system, EmailSettings.class);
    if (text == null || text.isBlank()) {
      throw new UnsendableOrderException("the response has no text");
    }
    Session session = SubmissionSession.of(settings);
    OutgoingMail mail =
        new OutgoingMail(
            session,
            system,
            ids.of(head.number(), head.key(), settings.domain()),
            head.attempt(),
            head.key().matches("[A-Za-z0-9_-]{1,90}") ? "od-" + head.key() : null);
    try {
      composer.fill(mail, settings, head, to, text, files);
    } catch (IllegalArgumentException e) {
      throw new UnsendableOrderException(e.getMessage());
    }
    if (automatic) {
      mail.setHeader("Auto-Submitted", "auto-replied");
      mail.setHeader("X-Auto-Response-Suppress", "All");
    }
    return mail;
  }

  /** The mail server took it. */
  public DeliveryOutcome sent(OutgoingMail mail) {
    return new DeliveryOutcome.Sent(mail.messageId(), Map.of(), List.of(mail.messageId()));
  }

  /** The mail server did not take it, or did not say so. */
  public DeliveryOutcome failed(OutgoingMail mail, Exception cause) {
    return SmtpFailure.outcome(cause, mail.attempt());
  }

  /** No mail could be made of the order. */
  public DeliveryOutcome unsendable(Exception cause) {
    return new DeliveryOutcome.Parked(cause.getMessage());
  }
}
