package org.omnidesk.connectors.glpi;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What of the overlap window the hub has taken already, so that it is not emitted again. Lost at a
 * restart, when the hub's unique key takes over.
 *
 * <p>One second may hold two changes, so a ticket is read once more after it was taken; only then
 * is it left alone until its {@code date_mod} moves.
 */
final class FeedMemory {

  /** By then no second change can carry the same second. */
  private static final long SETTLE_NANOS = Duration.ofSeconds(5).toNanos();

  private record Taken(String dateMod, String revision, long at, boolean settled) {}

  private final Map<Integer, Taken> taken = new ConcurrentHashMap<>();
  private volatile boolean zoneMoves;

  /** Whether a hit needs no reading. */
  boolean settled(Watermark mark) {
    Taken entry = taken.get(mark.id());
    return entry != null && entry.settled() && entry.dateMod().equals(mark.dateMod());
  }

  /** Whether exactly this content was taken; a later equal reading settles it. */
  boolean knows(TicketBundle bundle, String revision) {
    Taken entry = taken.get(bundle.ticketId());
    if (entry == null || !entry.revision().equals(revision)) {
      return false;
    }
    boolean settled = System.nanoTime() - entry.at() > SETTLE_NANOS;
    taken.put(bundle.ticketId(), new Taken(bundle.dateMod(), revision, entry.at(), settled));
    return true;
  }

  void take(int ticket, String dateMod, String revision) {
    taken.put(ticket, new Taken(dateMod, revision, System.nanoTime(), false));
  }

  void forgetBefore(Watermark start) {
    taken.values().removeIf(entry -> entry.dateMod().compareTo(start.dateMod()) < 0);
  }

  /** A server off UTC may repeat an hour in autumn, so the overlap must be longer than that. */
  void noteOffset(long seconds) {
    zoneMoves = zoneMoves || seconds != 0;
  }

  Duration overlap(Duration wanted) {
    Duration repeatedHour = Duration.ofMinutes(65);
    return zoneMoves && wanted.compareTo(repeatedHour) < 0 ? repeatedHour : wanted;
  }
}
