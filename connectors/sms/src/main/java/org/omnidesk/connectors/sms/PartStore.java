package org.omnidesk.connectors.sms;

import java.time.Instant;
import java.util.List;

/**
 * Keeps parts of long messages over a restart. It only stores; what the rows mean is worked out
 * from them each time, so that replaying a message gives the same.
 *
 * <p>Every method is one transaction of its own. A list is in the order in which {@code put} stored
 * its rows.
 */
public interface PartStore {

  /**
   * Stores the part unless (system, message id) is there already, and returns all parts of the key,
   * this one included. Calls with the same key must not overlap (on PostgreSQL: {@code
   * pg_advisory_xact_lock} on the key's hash first); else two last parts could each miss the other.
   */
  List<Part> put(PartKey key, Part part);

  /** All parts of the key; empty if there are none. */
  List<Part> of(PartKey key);

  /** The keys of a system that have parts. */
  List<PartKey> keys(String system);

  /** Forgets the key if all of its parts were received before that time. */
  void forget(PartKey key, Instant before);
}
