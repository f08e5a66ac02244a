package org.omnidesk.ai.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A suspected major incident as people see it.
 *
 * @param state {@code suspected, confirmed, dismissed}
 * @param category the service; null if unknown
 * @param site the place; null if there are several or it is unknown
 * @param since when the first of its tickets came
 * @param persons distinct requesters when it was last looked at
 * @param expected how many such tickets the same time normally brings
 * @param probability that so many come by chance, 0-1
 * @param terms what most of them say
 * @param broadcast what to tell everybody, by language: a draft
 */
public record IncidentHint(
    UUID id,
    String state,
    String category,
    String site,
    Instant since,
    List<UUID> tickets,
    int persons,
    double expected,
    double probability,
    List<String> terms,
    Map<String, String> broadcast,
    Instant createdAt,
    Instant updatedAt) {

  Suspicion suspicion() {
    return new Suspicion(category, site, tickets, persons, since, expected, probability, terms);
  }
}
