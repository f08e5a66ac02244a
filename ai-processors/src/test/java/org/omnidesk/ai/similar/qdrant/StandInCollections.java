package org.omnidesk.ai.similar.qdrant;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.AliasDescription;
import io.qdrant.client.grpc.Collections.AliasOperations;
import io.qdrant.client.grpc.Collections.ChangeAliases;
import io.qdrant.client.grpc.Collections.CollectionDescription;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.ListAliasesRequest;
import io.qdrant.client.grpc.Collections.ListAliasesResponse;
import io.qdrant.client.grpc.Collections.ListCollectionsRequest;
import io.qdrant.client.grpc.Collections.ListCollectionsResponse;
import io.qdrant.client.grpc.CollectionsGrpc;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Collections and aliases of the stand-in. */
final class StandInCollections extends CollectionsGrpc.CollectionsImplBase {

  private final QdrantStandIn qdrant;

  StandInCollections(QdrantStandIn qdrant) {
    this.qdrant = qdrant;
  }

  static <T> void answer(StreamObserver<T> out, Supplier<T> answer) {
    T value;
    try {
      value = answer.get();
    } catch (RuntimeException e) {
      out.onError(e);
      return;
    }
    out.onNext(value);
    out.onCompleted();
  }

  @Override
  public void create(CreateCollection request, StreamObserver<CollectionOperationResponse> out) {
    answer(
        out,
        () -> {
          if (qdrant.collections.putIfAbsent(
                  request.getCollectionName(), new StandInCollection(request))
              != null) {
            throw Status.ALREADY_EXISTS.withDescription("already exists").asRuntimeException();
          }
          return CollectionOperationResponse.newBuilder().setResult(true).build();
        });
  }

  @Override
  public void list(ListCollectionsRequest request, StreamObserver<ListCollectionsResponse> out) {
    answer(
        out,
        () -> {
          ListCollectionsResponse.Builder all = ListCollectionsResponse.newBuilder();
          qdrant
              .names()
              .forEach(
                  name -> all.addCollections(CollectionDescription.newBuilder().setName(name)));
          return all.build();
        });
  }

  @Override
  public void listAliases(ListAliasesRequest request, StreamObserver<ListAliasesResponse> out) {
    answer(
        out,
        () -> {
          ListAliasesResponse.Builder all = ListAliasesResponse.newBuilder();
          qdrant.aliases.forEach(
              (alias, collection) ->
                  all.addAliases(
                      AliasDescription.newBuilder()
                          .setAliasName(alias)
                          .setCollectionName(collection)));
          return all.build();
        });
  }

  /** All or nothing. */
  @Override
  public void updateAliases(
      ChangeAliases request, StreamObserver<CollectionOperationResponse> out) {
    answer(
        out,
        () -> {
          Map<String, String> changed = new HashMap<>(qdrant.aliases);
          for (AliasOperations action : request.getActionsList()) {
            if (action.hasDeleteAlias()) {
              changed.remove(action.getDeleteAlias().getAliasName());
            } else {
              String alias = action.getCreateAlias().getAliasName();
              String collection = action.getCreateAlias().getCollectionName();
              if (!qdrant.collections.containsKey(collection)) {
                throw Status.NOT_FOUND.withDescription(collection).asRuntimeException();
              }
              if (qdrant.collections.containsKey(alias)) {
                throw StandInCollection.wrong("a collection has the name " + alias);
              }
              changed.put(alias, collection);
            }
          }
          qdrant.aliases.putAll(changed);
          qdrant.aliases.keySet().retainAll(changed.keySet());
          return CollectionOperationResponse.newBuilder().setResult(true).build();
        });
  }
}
