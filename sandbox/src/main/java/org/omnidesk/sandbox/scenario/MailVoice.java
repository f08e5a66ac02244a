package org.omnidesk.sandbox.scenario;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.omnidesk.sandbox.SandboxLogins;

/** Writes mail to the desk by SMTP, from everyone's own address. */
public final class MailVoice implements Voice {

  private final SmtpClient smtp;

  public MailVoice(int smtpPort) {
    this.smtp = new SmtpClient(smtpPort);
  }

  @Override
  public Sent open(Person who, Report report, String key) throws IOException {
    String id = messageId(key);
    byte[] mail =
        report.shape().isEmpty()
            ? ordinary(who, report, report.subject(), report.text(), id, null, true, key)
            : HardMail.of(report.shape(), who, report, id);
    return send(who, mail, id);
  }

  @Override
  public Sent add(Person who, Report report, String ref, String text, String key)
      throws IOException {
    String id = messageId(key);
    String quoted = "> " + report.text().replace("\n", "\n> ");
    String body = text + "\n\n" + who.name() + " wrote:\n" + quoted;
    String subject =
        report.subject().startsWith("Re: ") ? report.subject() : "Re: " + report.subject();
    send(who, ordinary(who, report, subject, body, id, ref, false, key), id);
    return new Sent(ref, "In-Reply-To: " + ref + "\n\n" + text);
  }

  private Sent send(Person who, byte[] mail, String id) throws IOException {
    String dialogue = smtp.send(who.email(), SandboxLogins.DESK, mail);
    String shown = new String(mail, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return new Sent(id, dialogue.replace("> DATA\n", "> DATA\n" + shown + "\n"));
  }

  private static String messageId(String key) {
    return "<" + key + "@kaveri.example>";
  }

  private static byte[] ordinary(
      Person who,
      Report report,
      String subject,
      String text,
      String id,
      String inReplyTo,
      boolean files,
      String key)
      throws IOException {
    try {
      MimeMessage mail =
          new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", id);
            }
          };
      mail.setFrom(new InternetAddress(who.email(), who.name(), "UTF-8"));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(SandboxLogins.DESK));
      mail.setSubject(subject, "UTF-8");
      mail.setSentDate(new Date());
      mail.setHeader("X-Priority", report.urgency().equals("high") ? "2" : "3");
      if (inReplyTo != null) {
        mail.setHeader("In-Reply-To", inReplyTo);
        mail.setHeader("References", inReplyTo);
      }
      if (!files || report.attach().isEmpty()) {
        mail.setText(text, "UTF-8");
      } else {
        mail.setContent(parts(report, text, key));
      }
      mail.saveChanges();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      mail.writeTo(out);
      return out.toByteArray();
    } catch (MessagingException e) {
      throw new IOException("the mail cannot be built", e);
    }
  }

  private static MimeMultipart parts(Report report, String text, String key)
      throws MessagingException {
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart body = new MimeBodyPart();
    body.setText(text, "UTF-8");
    parts.addBodyPart(body);
    for (String name : report.attach()) {
      Attachment file = Attachment.make(name, key.hashCode());
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new jakarta.activation.DataHandler(
              new ByteArrayDataSource(file.bytes(), file.mimeType())));
      part.setFileName(name);
      parts.addBodyPart(part);
    }
    return parts;
  }
}
