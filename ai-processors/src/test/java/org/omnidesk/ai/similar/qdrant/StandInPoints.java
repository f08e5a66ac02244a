package org.omnidesk.ai.similar.qdrant;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CountResult;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.GetResponse;
import io.qdrant.client.grpc.Points.NamedVectorsOutput;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.PointsGrpc;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.omnidesk.ai.similar.qdrant.StandInCollection.Stored;

/** Points of the stand-in. */
final class StandInPoints extends PointsGrpc.PointsImplBase {

  private final QdrantStandIn qdrant;

  StandInPoints(QdrantStandIn qdrant) {
    this.qdrant = qdrant;
  }

  @Override
  public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> out) {
    StandInCollections.answer(
        out,
        () -> {
          StandInCollection collection = qdrant.collection(request.getCollectionName());
          request.getPointsList().forEach(collection::upsert);
          return PointsOperationResponse.getDefaultInstance();
        });
  }

  @Override
  public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> out) {
    StandInCollections.answer(
        out,
        () -> {
          StandInCollection collection = qdrant.collection(request.getCollectionName());
          request
              .getPoints()
              .getPoints()
              .getIdsList()
              .forEach(id -> collection.points.remove(id.getUuid()));
          return PointsOperationResponse.getDefaultInstance();
        });
  }

  @Override
  public void createFieldIndex(
      CreateFieldIndexCollection request, StreamObserver<PointsOperationResponse> out) {
    StandInCollections.answer(
        out,
        () -> {
          qdrant.collection(request.getCollectionName()).indexed.add(request.getFieldName());
          return PointsOperationResponse.getDefaultInstance();
        });
  }

  @Override
  public void query(QueryPoints request, StreamObserver<QueryResponse> out) {
    StandInCollections.answer(
        out,
        () -> {
          StandInCollection collection = qdrant.collection(request.getCollectionName());
          ToDoubleFunction<Stored> score = score(collection, request);
          QueryResponse.Builder found = QueryResponse.newBuilder();
          collection.matching(request.getFilter()).stream()
              .map(stored -> Map.entry(stored, score.applyAsDouble(stored)))
              // no common term, no hit
              .filter(e -> request.getUsing().equals("text") || e.getValue() > 0)
              .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .limit(request.getLimit())
              .forEach(
                  e ->
                      found.addResult(
                          ScoredPoint.newBuilder()
                              .setId(e.getKey().point().getId())
                              .setScore(e.getValue().floatValue())
                              .putAllPayload(e.getKey().point().getPayloadMap())));
          return found.build();
        });
  }

  private static ToDoubleFunction<Stored> score(StandInCollection collection, QueryPoints request) {
    if (request.getUsing().equals("terms")) {
      Map<Integer, Float> query =
          StandInCollection.sparse(request.getQuery().getNearest().getSparse());
      return stored ->
          query.entrySet().stream()
              .mapToDouble(e -> e.getValue() * stored.sparse().getOrDefault(e.getKey(), 0f))
              .sum();
    }
    float[] query =
        collection.unit(
            request.getQuery().getNearest().getDense().getDataList(), request.getUsing());
    return stored -> {
      double sum = 0;
      for (int d = 0; d < query.length; d++) {
        sum += query[d] * stored.dense()[d];
      }
      return sum;
    };
  }

  @Override
  public void get(GetPoints request, StreamObserver<GetResponse> out) {
    StandInCollections.answer(
        out,
        () ->
            GetResponse.newBuilder()
                .addAllResult(
                    request.getIdsList().stream()
                        .map(
                            id ->
                                qdrant
                                    .collection(request.getCollectionName())
                                    .points
                                    .get(id.getUuid()))
                        .filter(Objects::nonNull)
                        .map(StandInPoints::retrieved)
                        .toList())
                .build());
  }

  @Override
  public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> out) {
    StandInCollections.answer(
        out,
        () ->
            ScrollResponse.newBuilder()
                .addAllResult(
                    qdrant
                        .collection(request.getCollectionName())
                        .points
                        .tailMap(request.getOffset().getUuid(), true)
                        .values()
                        .stream()
                        .limit(request.getLimit())
                        .map(StandInPoints::retrieved)
                        .toList())
                .build());
  }

  private static RetrievedPoint retrieved(Stored stored) {
    DenseVector.Builder dense = DenseVector.newBuilder();
    for (float value : stored.dense()) {
      dense.addData(value);
    }
    NamedVectorsOutput.Builder vectors =
        NamedVectorsOutput.newBuilder()
            .putVectors("text", VectorOutput.newBuilder().setDense(dense).build());
    if (!stored.sparse().isEmpty()) {
      TreeMap<Integer, Float> sorted = new TreeMap<>(Integer::compareUnsigned);
      sorted.putAll(stored.sparse());
      vectors.putVectors(
          "terms",
          VectorOutput.newBuilder()
              .setSparse(
                  SparseVector.newBuilder()
                      .addAllIndices(List.copyOf(sorted.keySet()))
                      .addAllValues(List.copyOf(sorted.values())))
              .build());
    }
    return RetrievedPoint.newBuilder()
        .setId(stored.point().getId())
        .putAllPayload(stored.point().getPayloadMap())
        .setVectors(VectorsOutput.newBuilder().setVectors(vectors))
        .build();
  }

  @Override
  public void count(CountPoints request, StreamObserver<CountResponse> out) {
    StandInCollections.answer(
        out,
        () ->
            CountResponse.newBuilder()
                .setResult(
                    CountResult.newBuilder()
                        .setCount(qdrant.collection(request.getCollectionName()).points.size()))
                .build());
  }
}
