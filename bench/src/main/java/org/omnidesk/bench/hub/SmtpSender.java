package org.omnidesk.bench.hub;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.omnidesk.sandbox.SandboxLogins;

/** Writes to the desk by SMTP. */
public final class SmtpSender {

  private final Session session;

  public SmtpSender(int port) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", "" + port);
    properties.setProperty("mail.smtp.connectiontimeout", "10000");
    properties.setProperty("mail.smtp.timeout", "30000");
    this.session = Session.getInstance(properties);
  }

  /**
   * One mail.
   *
   * @param messageId with its angle brackets
   * @param inReplyTo the Message-ID it answers; null for a new thread
   * @param files attachments; empty for none
   */
  public record Mail(
      String from,
      String subject,
      String text,
      String messageId,
      String inReplyTo,
      List<File> files) {}

  /** An attachment. */
  public record File(String name, String type, byte[] content) {}

  /**
   * @throws IOException unless the server took it
   */
  public void send(Mail mail) throws IOException {
    try {
      MimeMessage message =
          new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", mail.messageId());
            }
          };
      message.setFrom(new InternetAddress(mail.from()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(SandboxLogins.DESK));
      message.setSubject(mail.subject(), "UTF-8");
      message.setSentDate(new Date());
      if (mail.inReplyTo() != null) {
        message.setHeader("In-Reply-To", mail.inReplyTo());
        message.setHeader("References", mail.inReplyTo());
      }
      if (mail.files().isEmpty()) {
        message.setText(mail.text(), "UTF-8");
      } else {
        message.setContent(parts(mail));
      }
      message.saveChanges();
      Transport.send(message);
    } catch (MessagingException e) {
      throw new IOException("SMTP: " + e.getMessage(), e);
    }
  }

  private static MimeMultipart parts(Mail mail) throws MessagingException {
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), "UTF-8");
    parts.addBodyPart(text);
    for (File file : mail.files()) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new jakarta.activation.DataHandler(new ByteArrayDataSource(file.content(), file.type())));
      part.setFileName(file.name());
      parts.addBodyPart(part);
    }
    return parts;
  }
}
