package org.omnidesk.ai.similar.qdrant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.omnidesk.ai.similar.CollectionNames;

/**
 * Which model each alias stands for, in Qdrant, and which one this process encodes with. Other
 * replicas switch aliases too: what is known of them counts for a second.
 */
final class QdrantAliases {

  private static final long KNOWN_NANOS = 1_000_000_000L;

  private final QdrantCollections collections;
  private final Map<String, String> prepared = new HashMap<>();
  private final Set<String> ensured = new HashSet<>();
  private Map<String, String> known = Map.of();
  private long knownAt = System.nanoTime() - KNOWN_NANOS;

  QdrantAliases(QdrantCollections collections) {
    this.collections = collections;
  }

  synchronized Optional<String> model(String alias) {
    if (System.nanoTime() - knownAt >= KNOWN_NANOS) {
      known = collections.aliases();
      knownAt = System.nanoTime();
    }
    return Optional.ofNullable(known.get(alias))
        .flatMap(physical -> CollectionNames.model(alias, physical));
  }

  /** The collection behind the alias, unless this process encodes with another model. */
  synchronized Optional<String> searched(String alias) {
    String mine = prepared.get(alias);
    return model(alias)
        .filter(served -> mine == null || mine.equals(served))
        .map(served -> CollectionNames.physical(alias, served));
  }

  synchronized void use(String alias, String model) {
    ensure(alias, model);
    prepared.computeIfPresent(alias, (name, before) -> model);
    if (!model(alias).equals(Optional.of(model))) {
      collections.point(alias, model, false);
      forgetAliases();
    }
  }

  /** Makes nothing yet: the hub starts without Qdrant too. */
  synchronized void prepare(String alias, String model) {
    CollectionNames.physical(alias, model);
    prepared.put(alias, model);
  }

  /** The collection is there, and the alias points somewhere. */
  synchronized void ensure(String alias, String model) {
    if (ensured.contains(CollectionNames.physical(alias, model))) {
      return;
    }
    collections.ensure(alias, model);
    if (collections.aliases().get(alias) == null) {
      collections.point(alias, model, false);
    }
    forgetAliases();
    ensured.add(CollectionNames.physical(alias, model));
  }

  synchronized Set<String> incomplete() {
    // A collection that somebody deleted took its aliases along: it is made anew here.
    ensured.clear();
    prepared.forEach(this::ensure);
    Map<String, String> now = collections.aliases();
    Set<String> incomplete = new TreeSet<>();
    for (String alias : now.keySet()) {
      filled(alias, now)
          .map(model -> CollectionNames.physical(alias, model))
          .filter(physical -> !QdrantCollections.isComplete(now, physical))
          .ifPresent(physical -> incomplete.add(alias));
    }
    return incomplete;
  }

  synchronized void complete(String alias) {
    filled(alias, collections.aliases())
        .ifPresent(
            model -> {
              collections.point(alias, model, true);
              forgetAliases();
            });
  }

  private Optional<String> filled(String alias, Map<String, String> now) {
    return Optional.ofNullable(now.get(alias))
        .flatMap(physical -> CollectionNames.model(alias, physical))
        .map(served -> prepared.getOrDefault(alias, served));
  }

  private void forgetAliases() {
    knownAt = System.nanoTime() - KNOWN_NANOS;
  }

  /** Nothing that was known counts any more. */
  synchronized void forget() {
    ensured.clear();
    forgetAliases();
  }
}
