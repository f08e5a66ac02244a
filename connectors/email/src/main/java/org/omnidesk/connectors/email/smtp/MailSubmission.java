package org.omnidesk.connectors.email.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.omnidesk.connectors.email.EmailSettings;
import org.omnidesk.tickets.system.Systems;

/**
 * camel-mail's sender for the {@code smtp:} endpoint of our Kamelet: hands a mail to the server of
 * the system that it was written for, whatever headers the exchange has.
 */
public final class MailSubmission extends DefaultJavaMailSender {

  private final Systems systems;

  public MailSubmission(Systems systems) {
    this.systems = systems;
  }

  @Override
  public void send(MimeMessage message) throws MessagingException {
    if (!(message instanceof OutgoingMail mail)) {
      throw new IllegalArgumentException("only mails of EmailWriter are sent");
    }
    EmailSettings settings = systems.settings(mail.system(), EmailSettings.class);
    try (SMTPTransport transport = connect(mail.system(), settings, mail.session())) {
      if (mail.envelopeId() != null && transport.supportsExtension("DSN")) {
        mail.setMailExtension("ENVID=" + mail.envelopeId());
      }
      transport.sendMessage(mail, mail.getAllRecipients());
    }
  }

  /** Connects and logs in, and out again. */
  public void check(String system) throws MessagingException {
    EmailSettings settings = systems.settings(system, EmailSettings.class);
    try (SMTPTransport transport = connect(system, settings, SubmissionSession.of(settings))) {
      if (!transport.isConnected()) {
        throw new MessagingException("the server closes the connection at once");
      }
    }
  }

  private static SMTPTransport connect(String system, EmailSettings settings, Session session)
      throws MessagingException {
    EmailSettings.Smtp smtp = settings.smtp();
    String user = smtp.username() == null || smtp.username().isBlank() ? null : smtp.username();
    SMTPTransport transport =
        (SMTPTransport) session.getTransport(SubmissionSession.protocol(smtp));
    try {
      transport.connect(smtp.host(), smtp.effectivePort(), user, smtp.password());
      return transport;
    } catch (MessagingException e) {
      throw new NotConnectedException(system, smtp, e);
    }
  }

  /** The mail surely did not leave. */
  static final class NotConnectedException extends MessagingException {
    private static final long serialVersionUID = 1L;

    NotConnectedException(String system, EmailSettings.Smtp smtp, MessagingException cause) {
      super(
          "omnidesk.systems.%s.smtp: %s:%d: %s"
              .formatted(system, smtp.host(), smtp.effectivePort(), words(cause)),
          cause);
    }

    private static String words(MessagingException cause) {
      return cause instanceof AuthenticationFailedException
          ? "username/password: the server refuses the login: " + cause.getMessage()
          : "host/port/tls: " + cause.getMessage();
    }
  }
}
