package org.omnidesk.ai.similar.qdrant;

import io.qdrant.client.grpc.Collections.AliasDescription;
import io.qdrant.client.grpc.Collections.AliasOperations;
import io.qdrant.client.grpc.Collections.ChangeAliases;
import io.qdrant.client.grpc.Collections.CreateAlias;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteAlias;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.HnswConfigDiff;
import io.qdrant.client.grpc.Collections.ListAliasesRequest;
import io.qdrant.client.grpc.Collections.ListCollectionsRequest;
import io.qdrant.client.grpc.Collections.QuantizationConfig;
import io.qdrant.client.grpc.Collections.QuantizationType;
import io.qdrant.client.grpc.Collections.ScalarQuantization;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.FieldType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnidesk.ai.similar.CollectionNames;

/**
 * Makes collections and points aliases. That a collection is complete is an alias too, {@code
 * <collection>__complete}: it goes with the collection, and it is set in the one step that switches
 * the alias.
 */
final class QdrantCollections {

  private static final String COMPLETE = "__complete";

  private final QdrantConnection qdrant;
  private final QdrantSettings settings;
  private final int dimensions;

  QdrantCollections(QdrantConnection qdrant, QdrantSettings settings, int dimensions) {
    this.qdrant = qdrant;
    this.settings = settings;
    this.dimensions = dimensions;
  }

  /** Collection by alias, the marks of completeness among them. */
  Map<String, String> aliases() {
    return qdrant
        .call(
            "list its aliases",
            client -> client.collections().listAliases(ListAliasesRequest.getDefaultInstance()))
        .getAliasesList()
        .stream()
        .collect(
            Collectors.toMap(AliasDescription::getAliasName, AliasDescription::getCollectionName));
  }

  /** Models of which there is a collection. */
  Set<String> models(String alias) {
    return qdrant
        .call(
            "list its collections",
            client -> client.collections().list(ListCollectionsRequest.getDefaultInstance()))
        .getCollectionsList()
        .stream()
        .flatMap(found -> CollectionNames.model(alias, found.getName()).stream())
        .collect(Collectors.toSet());
  }

  static boolean isComplete(Map<String, String> aliases, String collection) {
    return collection.equals(aliases.get(collection + COMPLETE));
  }

  /** Makes the collection and its payload indexes if they are not there. */
  void ensure(String alias, String model) {
    String collection = CollectionNames.physical(alias, model);
    if (!models(alias).contains(model)) {
      try {
        qdrant.call(
            "make the collection " + collection,
            client -> client.collections().create(definition(collection)));
      } catch (QdrantRefusedException | IllegalArgumentException e) {
        // Another replica was first; some versions say so by INVALID_ARGUMENT.
        if (!models(alias).contains(model)) {
          throw e;
        }
      }
    }
    for (String field : QdrantPoints.FILTERED) {
      qdrant.call(
          "index the field " + field,
          client ->
              client
                  .points()
                  .createFieldIndex(
                      CreateFieldIndexCollection.newBuilder()
                          .setCollectionName(collection)
                          .setWait(true)
                          .setFieldName(field)
                          .setFieldType(FieldType.FieldTypeKeyword)
                          .build()));
    }
  }

  private CreateCollection definition(String collection) {
    VectorParams.Builder vectors =
        VectorParams.newBuilder()
            .setSize(dimensions)
            .setDistance(Distance.Cosine)
            .setOnDisk(settings.onDisk())
            .setHnswConfig(
                HnswConfigDiff.newBuilder()
                    .setM(settings.hnsw().m())
                    .setEfConstruct(settings.hnsw().efConstruct())
                    .setFullScanThreshold(settings.hnsw().fullScanThreshold()));
    if (settings.quantisation().int8()) {
      vectors.setQuantizationConfig(
          QuantizationConfig.newBuilder()
              .setScalar(
                  ScalarQuantization.newBuilder()
                      .setType(QuantizationType.Int8)
                      .setQuantile(settings.quantisation().quantile())
                      .setAlwaysRam(true)));
    }
    return CreateCollection.newBuilder()
        .setCollectionName(collection)
        .setVectorsConfig(
            VectorsConfig.newBuilder()
                .setParamsMap(
                    VectorParamsMap.newBuilder().putMap(QdrantPoints.TEXT, vectors.build())))
        .setSparseVectorsConfig(
            SparseVectorConfig.newBuilder()
                .putMap(QdrantPoints.TERMS, SparseVectorParams.getDefaultInstance()))
        .setShardNumber(settings.shards())
        .setReplicationFactor(settings.replicas())
        .setWriteConsistencyFactor(settings.writeConsistency())
        .build();
  }

  /** Points the alias at the model's collection, and marks it complete if asked, in one step. */
  void point(String alias, String model, boolean complete) {
    String collection = CollectionNames.physical(alias, model);
    Map<String, String> now = aliases();
    ChangeAliases.Builder change = ChangeAliases.newBuilder();
    to(change, now, alias, collection);
    if (complete) {
      to(change, now, collection + COMPLETE, collection);
    }
    qdrant.call(
        "point " + alias + " at " + collection,
        client -> client.collections().updateAliases(change.build()));
  }

  private static void to(
      ChangeAliases.Builder change, Map<String, String> now, String alias, String collection) {
    if (now.containsKey(alias)) {
      change.addActions(
          AliasOperations.newBuilder()
              .setDeleteAlias(DeleteAlias.newBuilder().setAliasName(alias)));
    }
    change.addActions(
        AliasOperations.newBuilder()
            .setCreateAlias(
                CreateAlias.newBuilder().setAliasName(alias).setCollectionName(collection)));
  }
}
