package org.omnidesk.ai.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** The arrivals of the last weeks, by time. For one thread. */
final class ArrivalLog {

  private static final Comparator<Arrival> BY_TIME =
      Comparator.comparing(Arrival::at).thenComparing(Arrival::ticketId);

  private final Duration kept;
  private final TreeSet<Arrival> arrivals = new TreeSet<>(BY_TIME);
  private final Map<UUID, Arrival> known = new HashMap<>();

  /**
   * @param kept how far back the log reaches, at least two weeks for a normal rate by hour of week
   */
  ArrivalLog(Duration kept) {
    this.kept = kept;
  }

  /** Adds an arrival, or replaces what was known of the ticket. */
  void add(Arrival arrival) {
    Arrival before = known.put(arrival.ticketId(), arrival);
    if (before != null) {
      arrivals.remove(before);
    }
    arrivals.add(arrival);
    while (arrivals.first().at().isBefore(arrivals.last().at().minus(kept))) {
      known.remove(arrivals.pollFirst().ticketId());
    }
  }

  /** From inclusive, to exclusive, oldest first. */
  Collection<Arrival> between(Instant from, Instant to) {
    return arrivals.subSet(at(from), at(to));
  }

  /** Time that the log covers up to now; zero when empty. */
  Duration covers(Instant now) {
    return arrivals.isEmpty() ? Duration.ZERO : Duration.between(arrivals.first().at(), now);
  }

  /**
   * How many such arrivals a window of this length normally holds at this time: the most of the
   * same hours a week and two weeks ago, of the same hours of the last five days, and of the mean.
   * The most, because a false alarm at every Monday's peak is worse than one ticket of delay.
   */
  double expected(Instant now, Duration window, Predicate<Arrival> such) {
    Duration covered = covers(now);
    double weekly = shifted(now, window, such, covered, List.of(7, 14));
    double daily = shifted(now, window, such, covered, List.of(1, 2, 3, 4, 5));
    double all = 0;
    for (Arrival arrival : between(now.minus(kept), now.minus(window))) {
      all += such.test(arrival) ? 1 : 0;
    }
    Duration before = covered.minus(window);
    double mean = before.compareTo(window) > 0 ? all * window.toSeconds() / before.toSeconds() : 0;
    return Math.max(mean, Math.max(weekly, daily));
  }

  private double shifted(
      Instant now, Duration window, Predicate<Arrival> such, Duration covered, List<Integer> days) {
    List<Long> counts = new ArrayList<>();
    // The hour around the window too, at a third of its weight: peaks come early or late.
    Duration margin = window.dividedBy(2);
    for (int back : days) {
      Instant then = now.minus(Duration.ofDays(back));
      if (covered.compareTo(Duration.ofDays(back).plus(window)) >= 0) {
        counts.add(
            between(then.minus(window).minus(margin), then.plus(margin)).stream()
                .filter(such)
                .count());
      }
    }
    return counts.stream().mapToLong(Long::longValue).average().orElse(0) / 2;
  }

  private static Arrival at(Instant time) {
    return new Arrival(
        new UUID(Long.MIN_VALUE, Long.MIN_VALUE),
        time,
        null,
        null,
        "",
        false,
        new float[0],
        Set.of());
  }
}
