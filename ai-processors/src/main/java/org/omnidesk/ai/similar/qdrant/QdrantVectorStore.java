package org.omnidesk.ai.similar.qdrant;

import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.PointsIdsList;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.QuantizationSearchParams;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.SearchParams;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.VectorInput;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.omnidesk.ai.similar.CollectionNames;
import org.omnidesk.ai.similar.ScoredPoint;
import org.omnidesk.ai.similar.SparseTerms;
import org.omnidesk.ai.similar.VectorFilter;
import org.omnidesk.ai.similar.VectorPoint;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.similar.Vectors;

/**
 * Vectors in Qdrant, shared by all replicas of the hub. Changes are applied when a call returns, so
 * {@link #flush} has nothing to do. A search goes to the collection of one model by its own name:
 * vectors of two models cannot meet while another replica switches the alias.
 *
 * <p>Every method throws {@link org.omnidesk.ai.ModelNotReadyException} while Qdrant is away, too
 * slow or overloaded: the caller comes again.
 */
public final class QdrantVectorStore implements VectorStore {

  private static final WithPayloadSelector PAYLOAD =
      WithPayloadSelector.newBuilder().setEnable(true).build();
  private static final WithVectorsSelector VECTORS =
      WithVectorsSelector.newBuilder().setEnable(true).build();

  private final QdrantConnection qdrant;
  private final QdrantCollections collections;
  private final QdrantSettings settings;
  private final QdrantAliases aliases;

  /**
   * Connects at the first call.
   *
   * @param dimensions of the vectors of collections that are made
   */
  public QdrantVectorStore(QdrantSettings settings, int dimensions) {
    this.settings = settings;
    this.qdrant = new QdrantConnection(settings);
    this.collections = new QdrantCollections(qdrant, settings, dimensions);
    this.aliases = new QdrantAliases(collections);
  }

  @Override
  public void upsert(String collection, List<VectorPoint> points) {
    points.forEach(point -> Vectors.requireUsable(point.vector()));
    Map<String, List<VectorPoint>> byModel = new LinkedHashMap<>();
    points.forEach(
        point ->
            byModel
                .computeIfAbsent(point.payload().modelId(), model -> new ArrayList<>())
                .add(point));
    byModel.forEach(
        (model, all) -> {
          aliases.ensure(collection, model);
          for (int from = 0; from < all.size(); from += settings.batch()) {
            upsertBatch(
                CollectionNames.physical(collection, model),
                all.subList(from, Math.min(from + settings.batch(), all.size())));
          }
        });
  }

  private void upsertBatch(String physical, List<VectorPoint> points) {
    UpsertPoints.Builder request =
        UpsertPoints.newBuilder().setCollectionName(physical).setWait(true);
    points.forEach(point -> request.addPoints(QdrantPoints.point(point)));
    forgetting(
        () ->
            qdrant.call(
                "take " + points.size() + " points", c -> c.points().upsert(request.build())));
  }

  @Override
  public void delete(String collection, List<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    PointsSelector which =
        PointsSelector.newBuilder()
            .setPoints(PointsIdsList.newBuilder().addAllIds(ids(ids)))
            .build();
    for (String model : models(collection)) {
      DeletePoints request =
          DeletePoints.newBuilder()
              .setCollectionName(CollectionNames.physical(collection, model))
              .setWait(true)
              .setPoints(which)
              .build();
      qdrant.call("delete points", c -> c.points().delete(request));
    }
  }

  private static List<PointId> ids(Collection<UUID> ids) {
    return ids.stream().map(QdrantPoints::id).toList();
  }

  @Override
  public List<ScoredPoint> search(String collection, float[] vector, int k, VectorFilter filter) {
    Vectors.requireUsable(vector);
    VectorInput query = VectorInput.newBuilder().setDense(QdrantPoints.dense(vector)).build();
    SearchParams.Builder params = SearchParams.newBuilder().setHnswEf(settings.hnsw().ef());
    if (settings.quantisation().int8()) {
      params.setQuantization(
          QuantizationSearchParams.newBuilder()
              .setRescore(true)
              .setOversampling(settings.quantisation().oversampling()));
    }
    return query(collection, QdrantPoints.TEXT, query, params.build(), k, filter);
  }

  @Override
  public List<ScoredPoint> searchTerms(
      String collection, SparseTerms terms, int k, VectorFilter filter) {
    if (terms.isEmpty()) {
      return List.of();
    }
    VectorInput query = VectorInput.newBuilder().setSparse(QdrantPoints.sparse(terms)).build();
    return query(
        collection, QdrantPoints.TERMS, query, SearchParams.getDefaultInstance(), k, filter);
  }

  private List<ScoredPoint> query(
      String alias,
      String using,
      VectorInput near,
      SearchParams params,
      int k,
      VectorFilter filter) {
    Optional<String> physical = aliases.searched(alias);
    if (physical.isEmpty() || k < 1) {
      return List.of();
    }
    QueryPoints request =
        QueryPoints.newBuilder()
            .setCollectionName(physical.get())
            .setQuery(Query.newBuilder().setNearest(near))
            .setUsing(using)
            .setFilter(QdrantPoints.filter(filter))
            .setParams(params)
            .setLimit(k)
            .setWithPayload(PAYLOAD)
            .build();
    return forgetting(() -> qdrant.call("search", c -> c.points().query(request)))
        .getResultList()
        .stream()
        .map(QdrantPoints::scored)
        .toList();
  }

  @Override
  public List<VectorPoint> read(String collection, String modelId, List<UUID> ids) {
    if (ids.isEmpty() || !models(collection).contains(modelId)) {
      return List.of();
    }
    GetPoints request =
        GetPoints.newBuilder()
            .setCollectionName(CollectionNames.physical(collection, modelId))
            .addAllIds(ids(ids))
            .setWithPayload(PAYLOAD)
            .setWithVectors(VECTORS)
            .build();
    return qdrant.call("read points", c -> c.points().get(request)).getResultList().stream()
        .map(QdrantPoints::point)
        .toList();
  }

  @Override
  public List<VectorPoint> scroll(String collection, String modelId, UUID from, int n) {
    if (!models(collection).contains(modelId)) {
      return List.of();
    }
    ScrollPoints request =
        ScrollPoints.newBuilder()
            .setCollectionName(CollectionNames.physical(collection, modelId))
            .setOffset(QdrantPoints.id(from))
            .setLimit(n)
            .setWithPayload(PAYLOAD)
            .setWithVectors(VECTORS)
            .build();
    return qdrant.call("scroll", c -> c.points().scroll(request)).getResultList().stream()
        .map(QdrantPoints::point)
        .toList();
  }

  @Override
  public long count(String collection) {
    Optional<String> model = model(collection);
    if (model.isEmpty()) {
      return 0;
    }
    CountPoints request =
        CountPoints.newBuilder()
            .setCollectionName(CollectionNames.physical(collection, model.get()))
            .setExact(true)
            .build();
    return forgetting(() -> qdrant.call("count", c -> c.points().count(request)))
        .getResult()
        .getCount();
  }

  @Override
  public Optional<String> model(String collection) {
    return aliases.model(collection);
  }

  @Override
  public Set<String> models(String collection) {
    return collections.models(collection);
  }

  @Override
  public void use(String collection, String modelId) {
    aliases.use(collection, modelId);
  }

  @Override
  public void prepare(String collection, String modelId) {
    aliases.prepare(collection, modelId);
  }

  @Override
  public Set<String> incomplete() {
    return aliases.incomplete();
  }

  @Override
  public void complete(String collection) {
    aliases.complete(collection);
  }

  /** A collection that is gone is looked for, and made, anew by the next call. */
  private <T> T forgetting(Supplier<T> call) {
    try {
      return call.get();
    } catch (QdrantRefusedException e) {
      if (e.isGone()) {
        aliases.forget();
      }
      throw e;
    }
  }

  @Override
  public void flush() {
    // every call waits until it is applied and in the write-ahead log
  }

  @Override
  public void close() {
    qdrant.close();
  }
}
