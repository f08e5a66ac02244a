package org.omnidesk.tickets.message;

import java.time.Instant;
import java.util.Map;

/**
 * What arrived, byte for byte, with the key that makes it arrive once.
 *
 * <p>A connector's Kamelet source emits these and nothing else; no header of the outside world
 * leaves the connector.
 *
 * @param system the configured system's name, for example {@code glpi-hq}
 * @param externalId the record's or message's id in that system
 * @param revision a version or content hash; the same (system, externalId, revision) is the same
 *     message
 * @param kind what the bytes are, for example {@code glpi-ticket}, {@code mail}, {@code sms},
 *     {@code sms-receipt}, {@code AddInfo}
 * @param content the bytes
 * @param contentType their media type, for example {@code message/rfc822}
 * @param attributes facts of the transport that the bytes do not hold (remote address, IMAP uid);
 *     never an instruction
 * @param receivedAt when the hub got it
 * @param checkpoint how far its source is read once this message is dealt with; null for pushed
 *     messages
 */
public record InboundMessage(
    String system,
    String externalId,
    String revision,
    String kind,
    byte[] content,
    String contentType,
    Map<String, String> attributes,
    Instant receivedAt,
    Checkpoint checkpoint) {

  public InboundMessage {
    attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
  }
}
