package org.omnidesk.tickets.intake;

import org.omnidesk.tickets.message.InboundMessage;

/**
 * Reads a kept message of one system type. One bean a connector; pure, so that replaying gives the
 * same.
 */
public interface MessageMapper {

  /** The system type it reads, for example {@code glpi}. */
  String type();

  /**
   * Says what a message means.
   *
   * @throws UnreadableMessageException if no reading of it makes sense; the message goes to
   *     quarantine
   */
  Intake map(InboundMessage message) throws UnreadableMessageException;
}
