package org.omnidesk.connectors.email.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A written mail on its way to its system's mail server. */
public final class OutgoingMail extends SMTPMessage {

  private final String system;
  private final String messageId;
  private final int attempt;
  private final String envelopeId;

  OutgoingMail(Session session, String system, String messageId, int attempt, String envelopeId) {
    super(session);
    this.system = system;
    this.messageId = messageId;
    this.attempt = attempt;
    this.envelopeId = envelopeId;
  }

  /** The same at every try of one delivery, so never made up by Jakarta Mail. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  Session session() {
    return session;
  }

  String system() {
    return system;
  }

  String messageId() {
    return messageId;
  }

  int attempt() {
    return attempt;
  }

  /** ENVID for a server that reports delivery status; null if the key does not fit. */
  String envelopeId() {
    return envelopeId;
  }
}
