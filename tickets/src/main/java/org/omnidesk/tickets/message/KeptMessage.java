package org.omnidesk.tickets.message;

import java.util.UUID;

/**
 * A message the hub has on disk.
 *
 * @param id its id
 * @param message what arrived
 * @param state what has become of it
 * @param knownBefore whether the same key had arrived before
 */
public record KeptMessage(
    UUID id, InboundMessage message, MessageState state, boolean knownBefore) {

  /** Whether nothing is left to do: it was settled at an earlier arrival. */
  public boolean settled() {
    return state != MessageState.PENDING;
  }
}
