package org.omnidesk.connectors.sms;

import java.time.Instant;
import java.util.Arrays;

/**
 * One part of a long message, or the mark that its message was passed on without the missing ones.
 *
 * @param messageId the gateway's id of the part; unique in its system
 * @param number 1 for the first; 0 for the mark
 * @param data the text's bytes, undecoded: a character may lie across two parts
 * @param charset the gateway's word for their encoding
 * @param receivedAt when the hub got it
 */
public record Part(String messageId, int number, byte[] data, String charset, Instant receivedAt) {

  /** The same piece of text, whatever id it came under. */
  boolean repeats(Part other) {
    return number == other.number && Arrays.equals(data, other.data);
  }
}
