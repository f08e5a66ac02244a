package org.omnidesk.ai.enrich;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.similar.VectorPoint;
import org.omnidesk.ai.similar.VectorStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the vectors of knowledge articles in step with PostgreSQL, whoever changed them: a person
 * on another replica, the seed, a statement by hand. An article is no ticket, so no event tells of
 * it; each replica compares the versions that it indexed with those that there are, which costs one
 * small query, and works for a store of its own (Lucene) and a shared one (Qdrant) alike. What
 * fails is tried again by the next call.
 */
public class ArticleIndexing {

  private static final int PAGE = 500;

  private final JdbcClient jdbc;
  private final Encoder encoder;
  private final VectorIndexing indexing;
  private final VectorStore store;
  private final Map<UUID, Stamp> indexed = new HashMap<>();
  private boolean compared;

  public ArticleIndexing(
      JdbcClient jdbc, Encoder encoder, VectorIndexing indexing, VectorStore store) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.indexing = indexing;
    this.store = store;
  }

  private record Stamp(int version, OffsetDateTime at) {}

  /** Indexes what is new or changed and removes what is gone; for a clock. */
  public synchronized void keep() {
    Map<UUID, Stamp> there = there();
    if (compared && there.equals(indexed)) {
      return;
    }
    if (store.incomplete().contains(VectorStore.KNOWLEDGE)) {
      // it is being filled, or will be; afterwards all are compared
      compared = false;
      return;
    }
    Set<UUID> gone = new HashSet<>(compared ? indexed.keySet() : stored());
    gone.removeAll(there.keySet());
    if (!gone.isEmpty()) {
      store.delete(VectorStore.KNOWLEDGE, List.copyOf(gone));
    }
    indexing.indexArticles(
        there.entrySet().stream()
            .filter(now -> !compared || !now.getValue().equals(indexed.get(now.getKey())))
            .map(Map.Entry::getKey)
            .toList());
    store.flush();
    indexed.clear();
    indexed.putAll(there);
    compared = true;
  }

  private Map<UUID, Stamp> there() {
    record Row(UUID id, Stamp stamp) {}
    return jdbc
        .sql("SELECT id, version, updated_at FROM knowledge_base")
        .query(
            (rs, n) ->
                new Row(
                    rs.getObject("id", UUID.class),
                    new Stamp(
                        rs.getInt("version"), rs.getObject("updated_at", OffsetDateTime.class))))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::id, Row::stamp));
  }

  /** The articles that the store has vectors of. */
  private Set<UUID> stored() {
    Set<UUID> ids = new HashSet<>();
    UUID from = new UUID(0, 0);
    while (true) {
      List<VectorPoint> page = store.scroll(VectorStore.KNOWLEDGE, encoder.modelId(), from, PAGE);
      boolean any = page.stream().filter(point -> ids.add(point.id())).count() > 0;
      if (page.size() < PAGE || !any) {
        return ids;
      }
      from = page.getLast().id();
    }
  }
}
