package org.omnidesk.connectors.solman.inbound;

import java.util.List;
import org.omnidesk.connectors.solman.ict.IctAnswer;
import org.omnidesk.tickets.message.InboundMessage;

/**
 * A request that came in: answered already, or with a message that has to be dealt with first.
 *
 * @param operation the operation; null if the request could not be read
 * @param message what intake gets; null if answered
 * @param persons our ids of the persons it names
 * @param reply the answer; null if a message has to be dealt with first
 */
public record SolmanCall(
    String operation,
    InboundMessage message,
    List<IctAnswer.PersonMap> persons,
    SolmanReply reply) {

  static SolmanCall withReply(SolmanReply reply) {
    return new SolmanCall(null, null, List.of(), reply);
  }

  /** Whether there is nothing left to do but to send the reply. */
  public boolean isAnswered() {
    return reply != null;
  }
}
