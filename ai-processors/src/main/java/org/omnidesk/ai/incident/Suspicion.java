package org.omnidesk.ai.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Many arrivals that say the same.
 *
 * @param category the service of most of them; null if nobody knows
 * @param site the one place of all that say where they are; null if there are several or none
 * @param tickets oldest first
 * @param persons distinct requesters among them
 * @param since when the first came
 * @param expected how many such tickets this window normally holds
 * @param probability that so many or more come by chance, 0-1
 * @param terms what most of them say, most common first
 */
public record Suspicion(
    String category,
    String site,
    List<UUID> tickets,
    int persons,
    Instant since,
    double expected,
    double probability,
    List<String> terms) {

  public Suspicion {
    tickets = List.copyOf(tickets);
    terms = List.copyOf(terms);
  }

  static Suspicion of(
      List<Arrival> members, String place, int persons, double expected, double probability) {
    return new Suspicion(
        most(members, Arrival::category),
        place == null ? only(members) : place,
        members.stream().map(Arrival::ticketId).toList(),
        persons,
        members.get(0).at(),
        expected,
        probability,
        terms(members));
  }

  private static String only(List<Arrival> members) {
    Set<String> sites =
        members.stream().map(Arrival::site).filter(Objects::nonNull).collect(Collectors.toSet());
    return sites.size() == 1 ? sites.iterator().next() : null;
  }

  private static String most(List<Arrival> members, Function<Arrival, String> of) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    members.stream()
        .map(of)
        .filter(Objects::nonNull)
        .forEach(v -> counts.merge(v, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static List<String> terms(List<Arrival> members) {
    Map<String, Integer> counts = new HashMap<>();
    members.forEach(m -> m.terms().forEach(t -> counts.merge(t, 1, Integer::sum)));
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= 2)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(6)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Whether a later suspicion is about the same trouble: it shares a ticket, or it is the same
   * service at the same place, or one of the two is everywhere.
   */
  public boolean sameMatter(Suspicion later) {
    if (tickets.stream().anyMatch(later.tickets::contains)) {
      return true;
    }
    return category != null
        && category.equals(later.category)
        && (site == null || later.site == null || site.equals(later.site));
  }
}
