package org.omnidesk.ai.similar.qdrant;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.SnapshotsGrpc;
import io.qdrant.client.grpc.SnapshotsService.CreateSnapshotRequest;
import io.qdrant.client.grpc.SnapshotsService.CreateSnapshotResponse;
import io.qdrant.client.grpc.SnapshotsService.DeleteSnapshotRequest;
import io.qdrant.client.grpc.SnapshotsService.DeleteSnapshotResponse;
import io.qdrant.client.grpc.SnapshotsService.ListSnapshotsRequest;
import io.qdrant.client.grpc.SnapshotsService.ListSnapshotsResponse;
import io.qdrant.client.grpc.SnapshotsService.SnapshotDescription;

/** Snapshots of the stand-in: how many points there were. */
final class StandInSnapshots extends SnapshotsGrpc.SnapshotsImplBase {

  private final QdrantStandIn qdrant;

  StandInSnapshots(QdrantStandIn qdrant) {
    this.qdrant = qdrant;
  }

  @Override
  public void create(CreateSnapshotRequest request, StreamObserver<CreateSnapshotResponse> out) {
    StandInCollections.answer(
        out,
        () -> {
          StandInCollection collection = qdrant.collection(request.getCollectionName());
          String name = request.getCollectionName() + "-" + (1 + collection.snapshots.size());
          collection.snapshots.put(name, collection.points.size());
          return CreateSnapshotResponse.newBuilder()
              .setSnapshotDescription(description(name, collection.points.size()))
              .build();
        });
  }

  private static SnapshotDescription description(String name, int points) {
    long seconds = 1_700_000_000L + Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
    return SnapshotDescription.newBuilder()
        .setName(name)
        .setSize(points)
        .setCreationTime(Timestamp.newBuilder().setSeconds(seconds))
        .build();
  }

  @Override
  public void list(ListSnapshotsRequest request, StreamObserver<ListSnapshotsResponse> out) {
    StandInCollections.answer(
        out,
        () -> {
          ListSnapshotsResponse.Builder all = ListSnapshotsResponse.newBuilder();
          qdrant
              .collection(request.getCollectionName())
              .snapshots
              .forEach((name, points) -> all.addSnapshotDescriptions(description(name, points)));
          return all.build();
        });
  }

  @Override
  public void delete(DeleteSnapshotRequest request, StreamObserver<DeleteSnapshotResponse> out) {
    StandInCollections.answer(
        out,
        () -> {
          if (qdrant
                  .collection(request.getCollectionName())
                  .snapshots
                  .remove(request.getSnapshotName())
              == null) {
            throw Status.NOT_FOUND.withDescription("no such snapshot").asRuntimeException();
          }
          return DeleteSnapshotResponse.getDefaultInstance();
        });
  }
}
