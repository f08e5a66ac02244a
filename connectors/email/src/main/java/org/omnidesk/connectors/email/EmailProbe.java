package org.omnidesk.connectors.email;

import jakarta.mail.MessagingException;
import org.omnidesk.connectors.email.imap.MailSource;
import org.omnidesk.connectors.email.imap.MailboxUnavailableException;
import org.omnidesk.connectors.email.smtp.MailSubmission;
import org.omnidesk.tickets.system.SystemProbe;

/** Logs in to the mailbox and to the mail server, and out again. */
public final class EmailProbe implements SystemProbe {

  private final MailSource source;
  private final MailSubmission submission;

  public EmailProbe(MailSource source, MailSubmission submission) {
    this.source = source;
    this.submission = submission;
  }

  @Override
  public String type() {
    return EmailSettings.TYPE;
  }

  @Override
  public String problem(String system) {
    try {
      source.check(system);
      submission.check(system);
      return null;
    } catch (MailboxUnavailableException | MessagingException e) {
      return line(e);
    }
  }

  private static String line(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
  }
}
