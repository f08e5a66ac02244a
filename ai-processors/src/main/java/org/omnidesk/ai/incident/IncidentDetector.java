package org.omnidesk.ai.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Online clustering: each new arrival is put beside those of the last minutes that are about the
 * same at the same place; too many distinct people for chance (Poisson, against the topic's own
 * normal rate at this hour of the week) raise a suspicion. Arithmetic only; for one thread.
 */
public final class IncidentDetector {

  /** A topic never seen before still comes up now and then. */
  private static final double LEAST_EXPECTED = 0.02;

  /** Share of the reports of an outage that say so; from the texts of {@code bench/outages}. */
  private static final double BROAD_IN_OUTAGES = 0.35;

  private static final double EVERYWHERE = 0.05;

  /** Clusters are looked for round the new arrival and those most like it. */
  private static final int CENTERS = 4;

  private final IncidentProperties settings;
  private final ArrivalLog log;

  public IncidentDetector(IncidentProperties settings) {
    this.settings = settings;
    this.log = new ArrivalLog(settings.history());
  }

  ArrivalLog log() {
    return log;
  }

  /** Takes a new arrival in and says whether it completes a suspicious cluster. */
  public Optional<Suspicion> arrived(Arrival arrival) {
    log.add(arrival);
    Instant now = arrival.at().plusMillis(1);
    Collection<Arrival> recent = log.between(now.minus(settings.longest()), now);
    if (recent.stream().map(Arrival::requester).distinct().count() < settings.leastPersons()) {
      return Optional.empty();
    }
    Collection<Arrival> past =
        log.between(now.minus(settings.history()), now.minus(settings.longest()));
    if (past.size() < settings.leastHistory()) {
      return Optional.empty();
    }
    double usual = (past.stream().filter(Arrival::broad).count() + 1.0) / (past.size() + 8.0);
    Suspicion best = null;
    for (Arrival center : centers(arrival, recent)) {
      Neighbours near = new Neighbours(center, recent);
      Neighbours before = null;
      for (String place : places(center, arrival)) {
        for (Duration window : settings.windows()) {
          for (double level : settings.levels()) {
            List<Arrival> members = near.above(level, place, now.minus(window));
            int persons = persons(members);
            if (persons < settings.leastPersons() || !members.contains(arrival)) {
              continue;
            }
            before = before == null ? new Neighbours(center, past) : before;
            double expected = expected(center, before, level, place, window, now);
            double chance =
                Math.min(1, Poisson.atLeast(persons, expected) / broadness(members, usual));
            if (chance <= allowed(persons, place)
                && (best == null || chance < best.probability())) {
              best = Suspicion.of(members, place, persons, expected, chance);
            }
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<Arrival> centers(Arrival arrival, Collection<Arrival> recent) {
    List<Arrival> centers = new ArrayList<>();
    centers.add(arrival);
    recent.stream()
        .filter(a -> !a.requester().equals(arrival.requester()) && a.maySitWith(arrival.site()))
        .sorted(Comparator.comparingDouble((Arrival a) -> Likeness.of(a, arrival)).reversed())
        .limit(CENTERS - 1)
        .forEach(centers::add);
    return centers;
  }

  /** The places of the two, and everywhere. */
  private static Set<String> places(Arrival a, Arrival b) {
    return new HashSet<>(Arrays.asList(a.site(), b.site(), null));
  }

  /**
   * How much more the cluster speaks of outages and of many people than everyday tickets do: the
   * likelihood ratio, each member on its own.
   */
  private static double broadness(List<Arrival> members, double usual) {
    double ratio = 1;
    for (Arrival member : members) {
      ratio *= member.broad() ? BROAD_IN_OUTAGES / usual : (1 - BROAD_IN_OUTAGES) / (1 - usual);
    }
    return ratio;
  }

  /**
   * Few people can be put together in very many ways, so chance makes more small clusters than
   * large ones; each further person allows four times the chance. And all places together have many
   * times the tickets of one.
   */
  private double allowed(int persons, String place) {
    double chance = place == null ? settings.chance() * EVERYWHERE : settings.chance();
    return Math.min(1e-2, chance * Math.pow(4, persons - settings.leastPersons()));
  }

  private static int persons(List<Arrival> members) {
    return (int) members.stream().map(Arrival::requester).distinct().count();
  }

  /**
   * The topic's share of all earlier tickets at the place, times how many tickets come at this
   * time; the same by category, whose day may have another shape; the greater.
   */
  private double expected(
      Arrival center, Neighbours before, double level, String place, Duration window, Instant now) {
    double all = log.expected(now, window, a -> a.maySitWith(place));
    double ofCategory =
        log.expected(
            now,
            window,
            a -> Objects.equals(a.category(), center.category()) && a.maySitWith(place));
    Neighbours.Share share = before.share(level, place);
    return Math.max(LEAST_EXPECTED, Math.max(all * share.ofAll(), ofCategory * share.ofCategory()));
  }
}
