package org.omnidesk.ai.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A ticket as the watch sees it.
 *
 * @param at when it was created
 * @param category the service that it is about; null if nobody knows
 * @param site where the requester sits; null if nobody knows
 * @param requester tells persons apart; whoever writes twice counts once
 * @param broad whether the text speaks of an outage or of many people
 * @param vector of its text, length 1
 * @param terms words of its text that carry meaning, lower case
 */
public record Arrival(
    UUID ticketId,
    Instant at,
    String category,
    String site,
    String requester,
    boolean broad,
    float[] vector,
    Set<String> terms) {

  public Arrival {
    Objects.requireNonNull(ticketId, "ticketId");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(requester, "requester");
    terms = Set.copyOf(terms);
  }

  /** Whether the two may have happened at one place: an unknown site may be any. */
  boolean maySitWith(String otherSite) {
    return site == null || otherSite == null || site.equals(otherSite);
  }
}
