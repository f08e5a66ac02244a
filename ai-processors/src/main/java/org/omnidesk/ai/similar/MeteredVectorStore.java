package org.omnidesk.ai.similar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.CallMeter;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelStatus;

/** Times the changes and searches of a store. */
public final class MeteredVectorStore implements VectorStore, MeasuredModel {

  private final VectorStore store;
  private final String id;
  private final int dimensions;
  private final CallMeter searches;
  private final CallMeter upserts;

  /**
   * @param store does the work
   * @param id as shown in the status: {@code lucene-hnsw}
   * @param dimensions of its vectors
   */
  public MeteredVectorStore(
      VectorStore store, String id, int dimensions, List<AiCallListener> listeners) {
    this.store = store;
    this.id = id;
    this.dimensions = dimensions;
    this.searches = new CallMeter("vector-search", () -> id, listeners);
    this.upserts = new CallMeter("vector-upsert", () -> id, listeners);
  }

  @Override
  public void upsert(String collection, List<VectorPoint> points) {
    upserts.time(
        () -> {
          store.upsert(collection, points);
          return points;
        });
  }

  @Override
  public void delete(String collection, List<UUID> ids) {
    store.delete(collection, ids);
  }

  @Override
  public List<ScoredPoint> search(String collection, float[] vector, int k, VectorFilter filter) {
    return searches.time(() -> store.search(collection, vector, k, filter));
  }

  @Override
  public List<ScoredPoint> searchTerms(
      String collection, SparseTerms query, int k, VectorFilter filter) {
    return searches.time(() -> store.searchTerms(collection, query, k, filter));
  }

  @Override
  public List<VectorPoint> read(String collection, String modelId, List<UUID> ids) {
    return store.read(collection, modelId, ids);
  }

  @Override
  public List<VectorPoint> scroll(String collection, String modelId, UUID from, int n) {
    return store.scroll(collection, modelId, from, n);
  }

  @Override
  public void prepare(String collection, String modelId) {
    store.prepare(collection, modelId);
  }

  @Override
  public Set<String> models(String collection) {
    return store.models(collection);
  }

  @Override
  public long count(String collection) {
    return store.count(collection);
  }

  @Override
  public Optional<String> model(String collection) {
    return store.model(collection);
  }

  @Override
  public void use(String collection, String modelId) {
    store.use(collection, modelId);
  }

  @Override
  public Set<String> incomplete() {
    return store.incomplete();
  }

  @Override
  public void complete(String collection) {
    store.complete(collection);
  }

  @Override
  public void flush() {
    store.flush();
  }

  @Override
  public void close() {
    store.close();
  }

  @Override
  public ModelStatus status() {
    return new ModelStatus(
        id,
        "vector-store",
        "cpu",
        true,
        0,
        dimensions,
        1,
        searches.calls(),
        searches.meanMillis(),
        null);
  }
}
