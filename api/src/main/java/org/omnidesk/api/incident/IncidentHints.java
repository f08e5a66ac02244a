package org.omnidesk.api.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Suspected major incidents; the hub implements it. */
public interface IncidentHints {

  /** The newest first; of one ticket only if it is not null. */
  List<Hint> list(UUID ticket);

  /** A person's word; empty if there is no such hint. */
  Optional<Hint> settle(UUID id, String state, UUID user);

  /**
   * One hint.
   *
   * @param state {@code suspected, confirmed} or {@code dismissed}
   * @param category the service; null if unknown
   * @param site the place; null if several or unknown
   * @param tickets oldest first
   * @param persons distinct requesters
   * @param expected how many such tickets the same time normally brings
   * @param probability that so many come by chance, 0-1
   * @param terms what most of them say
   * @param broadcast what to tell everybody, by language; a draft
   */
  record Hint(
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
      Instant updatedAt) {}
}
