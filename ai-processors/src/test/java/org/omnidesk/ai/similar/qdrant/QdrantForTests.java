package org.omnidesk.ai.similar.qdrant;

import java.time.Duration;
import org.omnidesk.ai.similar.VectorStore;

/** A stand-in of Qdrant and clients of it, for tests of what uses a store. */
public final class QdrantForTests implements AutoCloseable {

  private final QdrantStandIn qdrant = new QdrantStandIn();

  /** Another client of the same server. */
  public VectorStore open(int dimensions) {
    return new QdrantVectorStore(
        new QdrantSettings(
            "127.0.0.1",
            qdrant.port(),
            false,
            null,
            null,
            Duration.ofSeconds(20),
            4,
            256,
            1,
            1,
            1,
            false,
            new QdrantSettings.Hnsw(16, 128, 128, 10_000),
            new QdrantSettings.Quantisation(true, 0.99f, 2)),
        dimensions);
  }

  @Override
  public void close() {
    qdrant.close();
  }
}
