package org.omnidesk.ai.similar.qdrant;

import io.qdrant.client.grpc.SnapshotsService.CreateSnapshotRequest;
import io.qdrant.client.grpc.SnapshotsService.DeleteSnapshotRequest;
import io.qdrant.client.grpc.SnapshotsService.ListSnapshotsRequest;
import io.qdrant.client.grpc.SnapshotsService.SnapshotDescription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.omnidesk.ai.similar.CollectionNames;

/**
 * Snapshots of collections, kept by the Qdrant server. They save the hours of encoding again after
 * a loss; PostgreSQL stays the truth. Restoring is an operator's act on the server (REST {@code PUT
 * /collections/<name>/snapshots/recover}); what changed since is brought in by the next filling.
 */
public final class QdrantSnapshots implements AutoCloseable {

  private final QdrantConnection qdrant;

  /** Connects at the first call. */
  public QdrantSnapshots(QdrantSettings settings) {
    this.qdrant = new QdrantConnection(settings);
  }

  @Override
  public void close() {
    qdrant.close();
  }

  /**
   * A snapshot on the server.
   *
   * @param bytes its size
   * @param checksum SHA-256 in hex; empty where the server gives none
   */
  public record Snapshot(String name, Instant at, long bytes, String checksum) {}

  /** Takes one of a model's collection; returns when it is written. */
  public Snapshot create(String alias, String modelId) {
    CreateSnapshotRequest request =
        CreateSnapshotRequest.newBuilder()
            .setCollectionName(CollectionNames.physical(alias, modelId))
            .build();
    return snapshot(
        qdrant
            .call("take a snapshot", client -> client.snapshots().create(request))
            .getSnapshotDescription());
  }

  /** The newest first. */
  public List<Snapshot> list(String alias, String modelId) {
    ListSnapshotsRequest request =
        ListSnapshotsRequest.newBuilder()
            .setCollectionName(CollectionNames.physical(alias, modelId))
            .build();
    return qdrant
        .call("list its snapshots", client -> client.snapshots().list(request))
        .getSnapshotDescriptionsList()
        .stream()
        .map(QdrantSnapshots::snapshot)
        .sorted(Comparator.comparing(Snapshot::at).reversed())
        .toList();
  }

  /** Removes one; the name is as listed. */
  public void delete(String alias, String modelId, String name) {
    DeleteSnapshotRequest request =
        DeleteSnapshotRequest.newBuilder()
            .setCollectionName(CollectionNames.physical(alias, modelId))
            .setSnapshotName(name)
            .build();
    qdrant.call("delete a snapshot", client -> client.snapshots().delete(request));
  }

  private static Snapshot snapshot(SnapshotDescription found) {
    return new Snapshot(
        found.getName(),
        Instant.ofEpochSecond(
            found.getCreationTime().getSeconds(), found.getCreationTime().getNanos()),
        found.getSize(),
        found.getChecksum());
  }
}
