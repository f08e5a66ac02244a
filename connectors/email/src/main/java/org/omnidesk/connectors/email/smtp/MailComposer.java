package org.omnidesk.connectors.email.smtp;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.omnidesk.connectors.email.EmailSettings;
import org.omnidesk.connectors.email.mime.FileNames;
import org.omnidesk.connectors.email.mime.MailAddresses;
import org.omnidesk.connectors.email.mime.PlainText;
import org.omnidesk.connectors.email.thread.MessageIds;
import org.omnidesk.connectors.email.thread.QuotedReply;
import org.omnidesk.connectors.email.thread.ReplyAddresses;
import org.omnidesk.tickets.attachment.OutgoingAttachment;
import org.omnidesk.tickets.contact.Contact;
import org.omnidesk.tickets.delivery.DeliveryHead;

/**
 * Fills a mail: headers of the thread, text, HTML form and files. Nothing in it can add a header.
 */
final class MailComposer {

  private static final int MAX_SUBJECT = 200;
  private static final int MAX_REFERENCES = 30;

  private final ReplyAddresses addresses;

  MailComposer(ReplyAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * @throws IllegalArgumentException if there is nobody to send it to
   */
  void fill(
      OutgoingMail mail,
      EmailSettings settings,
      DeliveryHead head,
      Contact to,
      String text,
      List<OutgoingAttachment> files)
      throws MessagingException {
    String recipient = to == null ? null : MailAddresses.normalise(to.email());
    if (recipient == null) {
      throw new IllegalArgumentException("the requester has no mail address");
    }
    mail.setFrom(person(settings.address(), settings.fromName()));
    mail.setRecipient(Message.RecipientType.TO, person(recipient, to.name()));
    if (settings.plusAddressing()) {
      String reply = addresses.reply(settings.address(), head.number());
      mail.setReplyTo(new InternetAddress[] {person(reply, settings.fromName())});
      addresses.bounce(settings.address(), head.key()).ifPresent(mail::setEnvelopeFrom);
    }
    mail.setSubject(subject(head), StandardCharsets.UTF_8.name());
    mail.setSentDate(new Date());
    thread(mail, head);
    content(mail, text, head.number().toString(), files);
    mail.saveChanges();
  }

  private static String subject(DeliveryHead head) {
    String title = PlainText.line(head.subject(), MAX_SUBJECT);
    String tag = head.number().subjectTag();
    String untagged = title.replace(tag, "").replaceFirst("(?i)^(\\s*(re|aw|sv|antw)\\s*:)+", "");
    return "Re: " + untagged.strip() + " " + tag;
  }

  private static void thread(OutgoingMail mail, DeliveryHead head) throws MessagingException {
    Set<String> ids = new LinkedHashSet<>();
    head.references().forEach(r -> ids.addAll(MessageIds.parse(r)));
    ids.remove(mail.messageId());
    ids.removeIf(id -> !id.matches("<[\\x21-\\x7e]+>"));
    if (ids.isEmpty()) {
      return;
    }
    List<String> all = List.copyOf(ids);
    mail.setHeader("In-Reply-To", all.getLast());
    // RFC 5322 asks for the first id; the middle of a very long thread may go
    List<String> kept =
        all.size() <= MAX_REFERENCES
            ? all
            : java.util.stream.Stream.concat(
                    all.stream().limit(1), all.stream().skip(all.size() - MAX_REFERENCES + 1L))
                .toList();
    mail.setHeader("References", MimeUtility.fold(12, String.join(" ", kept)));
  }

  private static void content(
      OutgoingMail mail, String text, String number, List<OutgoingAttachment> files)
      throws MessagingException {
    String body =
        QuotedReply.MARKER + "\n\n" + PlainText.clean(text).strip() + "\n\n[" + number + "]\n";
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(body, "utf-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(html(body), "utf-8", "html");
    MimeMultipart alternative = new MimeMultipart("alternative", plain, html);
    if (files.isEmpty()) {
      mail.setContent(alternative);
      return;
    }
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(alternative);
    MimeMultipart mixed = new MimeMultipart("mixed", both);
    int number1 = 1;
    for (OutgoingAttachment file : files) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new StoredFile(file)));
      part.setFileName(FileNames.safe(file.fileName(), type(file), number1++));
      part.setDisposition(Part.ATTACHMENT);
      mixed.addBodyPart(part);
    }
    mail.setContent(mixed);
  }

  private static String html(String text) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("\n", "<br>\n");
    return "<!DOCTYPE html>\n<html><body><div>" + escaped + "</div></body></html>\n";
  }

  private static InternetAddress person(String address, String name) throws MessagingException {
    try {
      InternetAddress person = new InternetAddress(address, true);
      String line = PlainText.line(name, 100);
      if (!line.isEmpty()) {
        person.setPersonal(line, StandardCharsets.UTF_8.name());
      }
      return person;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String type(OutgoingAttachment file) {
    String type = file.contentType();
    boolean plain = type != null && type.matches("[A-Za-z0-9.+-]{1,80}/[A-Za-z0-9.+-]{1,80}");
    // An attached mail or multipart would be taken apart again by Jakarta Mail.
    return plain && !type.startsWith("message/") && !type.startsWith("multipart/")
        ? type
        : "application/octet-stream";
  }

  private record StoredFile(OutgoingAttachment file) implements DataSource {
    @Override
    public InputStream getInputStream() throws IOException {
      return file.content().open();
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getContentType() {
      return type(file);
    }

    @Override
    public String getName() {
      return null;
    }
  }
}
