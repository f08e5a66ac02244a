package org.omnidesk.ai.similar.qdrant;

import io.grpc.Status;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.SparseVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One collection of the stand-in; every search looks at every point. */
final class StandInCollection {

  final CreateCollection definition;
  final ConcurrentSkipListMap<String, Stored> points = new ConcurrentSkipListMap<>();
  final Set<String> indexed = ConcurrentHashMap.newKeySet();
  final Map<String, Integer> snapshots = new TreeMap<>();

  /** A point; dense vectors of length 1, as Qdrant keeps them under cosine. */
  record Stored(PointStruct point, float[] dense, Map<Integer, Float> sparse) {}

  StandInCollection(CreateCollection definition) {
    this.definition = definition;
  }

  private VectorParams params(String name) {
    VectorParams params = definition.getVectorsConfig().getParamsMap().getMapMap().get(name);
    if (params == null) {
      throw wrong("Wrong input: Not existing vector name error: " + name);
    }
    return params;
  }

  void upsert(PointStruct point) {
    List<Float> data =
        point.getVectors().getVectors().getVectorsOrThrow("text").getDense().getDataList();
    float[] dense = unit(data, "text");
    Map<Integer, Float> sparse = new HashMap<>();
    if (point.getVectors().getVectors().containsVectors("terms")) {
      sparse = sparse(point.getVectors().getVectors().getVectorsOrThrow("terms").getSparse());
    }
    points.put(point.getId().getUuid(), new Stored(point, dense, sparse));
  }

  float[] unit(List<Float> data, String name) {
    if (data.size() != params(name).getSize()) {
      throw wrong(
          "Wrong input: Vector dimension error: expected dim: %d, got %d"
              .formatted(params(name).getSize(), data.size()));
    }
    double square = data.stream().mapToDouble(v -> (double) v * v).sum();
    float[] unit = new float[data.size()];
    for (int d = 0; d < unit.length; d++) {
      unit[d] = (float) (data.get(d) / Math.sqrt(square));
    }
    return unit;
  }

  static Map<Integer, Float> sparse(SparseVector vector) {
    Map<Integer, Float> sparse = new HashMap<>();
    for (int i = 0; i < vector.getIndicesCount(); i++) {
      if (sparse.put(vector.getIndices(i), vector.getValues(i)) != null) {
        throw wrong("Wrong input: Validation error: sparse indices must be unique");
      }
    }
    return sparse;
  }

  List<Stored> matching(Filter filter) {
    return new ArrayList<>(points.values())
        .stream().filter(stored -> matches(stored.point(), filter)).toList();
  }

  private static boolean matches(PointStruct point, Filter filter) {
    if (filter.getShouldCount() > 0 || filter.hasMinShould()) {
      throw Status.UNIMPLEMENTED.withDescription("should").asRuntimeException();
    }
    return filter.getMustList().stream().allMatch(c -> holds(point, c))
        && filter.getMustNotList().stream().noneMatch(c -> holds(point, c));
  }

  private static boolean holds(PointStruct point, Condition condition) {
    return switch (condition.getConditionOneOfCase()) {
      case HAS_ID -> condition.getHasId().getHasIdList().contains(point.getId());
      case FIELD -> {
        Value value = point.getPayloadMap().get(condition.getField().getKey());
        yield value != null
            && condition
                .getField()
                .getMatch()
                .getKeywords()
                .getStringsList()
                .contains(value.getStringValue());
      }
      default -> throw Status.UNIMPLEMENTED.withDescription("condition").asRuntimeException();
    };
  }

  static RuntimeException wrong(String description) {
    return Status.INVALID_ARGUMENT.withDescription(description).asRuntimeException();
  }
}
