package org.omnidesk.connectors.email.imap;

/** The mailbox cannot be read now; one line that names the setting to look at. */
public final class MailboxUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MailboxUnavailableException(String reason) {
    // The place in our code says nothing about a server that is away.
    super(reason, null, false, false);
  }
}
