package org.omnidesk.ai.similar.qdrant;

import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.HasIdCondition;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Common.RepeatedStrings;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectors;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.Vectors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.ai.similar.ScoredPoint;
import org.omnidesk.ai.similar.SparseTerms;
import org.omnidesk.ai.similar.VectorFilter;
import org.omnidesk.ai.similar.VectorPayload;
import org.omnidesk.ai.similar.VectorPoint;

/** Our points and filters as Qdrant's messages and back. */
final class QdrantPoints {

  static final String TEXT = "text";
  static final String TERMS = "terms";

  /** Payload fields that filters ask for; each has an index. */
  static final List<String> FILTERED = List.of("visibility", "site", "language", "status");

  private QdrantPoints() {}

  static PointId id(UUID id) {
    return PointId.newBuilder().setUuid(id.toString()).build();
  }

  static PointStruct point(VectorPoint point) {
    NamedVectors.Builder vectors =
        NamedVectors.newBuilder()
            .putVectors(TEXT, Vector.newBuilder().setDense(dense(point.vector())).build());
    if (!point.terms().isEmpty()) {
      vectors.putVectors(TERMS, Vector.newBuilder().setSparse(sparse(point.terms())).build());
    }
    VectorPayload payload = point.payload();
    return PointStruct.newBuilder()
        .setId(id(point.id()))
        .setVectors(Vectors.newBuilder().setVectors(vectors))
        .putPayload("visibility", value(payload.visibility()))
        .putPayload("site", value(payload.site()))
        .putPayload("language", value(payload.language()))
        .putPayload("status", value(payload.status()))
        .putPayload("modelId", value(payload.modelId()))
        .putPayload("textHash", value(payload.textHash()))
        .build();
  }

  static DenseVector dense(float[] vector) {
    DenseVector.Builder dense = DenseVector.newBuilder();
    for (float value : vector) {
      dense.addData(value);
    }
    return dense.build();
  }

  static SparseVector sparse(SparseTerms terms) {
    SparseVector.Builder sparse = SparseVector.newBuilder();
    for (int i = 0; i < terms.terms().length; i++) {
      sparse.addIndices(terms.terms()[i]).addValues(terms.weights()[i]);
    }
    return sparse.build();
  }

  private static Value value(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  static ScoredPoint scored(io.qdrant.client.grpc.Points.ScoredPoint point) {
    return new ScoredPoint(
        UUID.fromString(point.getId().getUuid()), point.getScore(), payload(point.getPayloadMap()));
  }

  static VectorPoint point(RetrievedPoint point) {
    Map<String, VectorOutput> vectors = point.getVectors().getVectors().getVectorsMap();
    VectorOutput text = vectors.get(TEXT);
    float[] vector = floats(text.hasDense() ? text.getDense().getDataList() : data(text));
    return new VectorPoint(
        UUID.fromString(point.getId().getUuid()),
        vector,
        payload(point.getPayloadMap()),
        vectors.containsKey(TERMS) ? terms(vectors.get(TERMS)) : SparseTerms.NONE);
  }

  private static SparseTerms terms(VectorOutput terms) {
    List<Integer> indices = terms.hasSparse() ? terms.getSparse().getIndicesList() : indices(terms);
    return new SparseTerms(
        indices.stream().mapToInt(Integer::intValue).toArray(),
        floats(terms.hasSparse() ? terms.getSparse().getValuesList() : data(terms)));
  }

  // Servers before 1.15 answer in these fields.
  @SuppressWarnings("deprecation")
  private static List<Float> data(VectorOutput vector) {
    return vector.getDataList();
  }

  @SuppressWarnings("deprecation")
  private static List<Integer> indices(VectorOutput vector) {
    return vector.getIndices().getDataList();
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  private static VectorPayload payload(Map<String, Value> payload) {
    return new VectorPayload(
        text(payload, "visibility"),
        text(payload, "site"),
        text(payload, "language"),
        text(payload, "status"),
        text(payload, "modelId"),
        text(payload, "textHash"));
  }

  private static String text(Map<String, Value> payload, String field) {
    return payload.getOrDefault(field, Value.getDefaultInstance()).getStringValue();
  }

  static Filter filter(VectorFilter filter) {
    Filter.Builder all = Filter.newBuilder();
    only(all, "visibility", filter.visibilities());
    only(all, "site", filter.sites());
    only(all, "language", filter.languages());
    only(all, "status", filter.statuses());
    if (!filter.excludedLanguages().isEmpty()) {
      all.addMustNot(oneOf("language", filter.excludedLanguages()));
    }
    if (!filter.excludedIds().isEmpty()) {
      HasIdCondition.Builder ids = HasIdCondition.newBuilder();
      filter.excludedIds().forEach(id -> ids.addHasId(id(id)));
      all.addMustNot(Condition.newBuilder().setHasId(ids));
    }
    return all.build();
  }

  private static void only(Filter.Builder filter, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      filter.addMust(oneOf(field, values));
    }
  }

  private static Condition oneOf(String field, Collection<String> values) {
    return Condition.newBuilder()
        .setField(
            FieldCondition.newBuilder()
                .setKey(field)
                .setMatch(
                    Match.newBuilder()
                        .setKeywords(RepeatedStrings.newBuilder().addAllStrings(values))))
        .build();
  }
}
