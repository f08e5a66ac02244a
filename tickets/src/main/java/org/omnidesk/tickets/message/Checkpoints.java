package org.omnidesk.tickets.message;

import java.util.Optional;

/** Reads and moves the positions up to which sources have been read. */
public interface Checkpoints {

  /** The stored position, empty before the first read. */
  Optional<String> position(String system, String feed);

  /** Moves a position outside a message's transaction, for a poll that found nothing to keep. */
  void move(String system, Checkpoint checkpoint);
}
