package org.omnidesk.tickets;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes ids: UUIDv7, so that they sort by time and index well. */
public final class Ids {

  private Ids() {}

  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
