package org.omnidesk.ai.similar.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.QuantizationType;
import io.qdrant.client.grpc.Collections.VectorParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.similar.ScoredPoint;
import org.omnidesk.ai.similar.VectorFilter;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.similar.VectorStoreSuite;

/** The Qdrant client against the stand-in; a restart is a new client, the server stays. */
class QdrantVectorStoreTest extends VectorStoreSuite {

  private static final String COLLECTION = VectorStore.TICKETS + "__" + MODEL;

  private final QdrantStandIn qdrant = new QdrantStandIn();

  @AfterEach
  void stop() {
    qdrant.close();
  }

  private static QdrantSettings settings(int port, Duration timeout, int attempts, int batch) {
    return new QdrantSettings(
        "127.0.0.1",
        port,
        false,
        (Path) null,
        "",
        timeout,
        attempts,
        batch,
        6,
        3,
        2,
        true,
        new QdrantSettings.Hnsw(24, 200, 100, 5000),
        new QdrantSettings.Quantisation(true, 0.98f, 3));
  }

  @Override
  protected VectorStore open(int dimensions) {
    return store(dimensions, Duration.ofSeconds(20), 4);
  }

  private QdrantVectorStore store(int dimensions, Duration timeout, int attempts) {
    return new QdrantVectorStore(settings(qdrant.port(), timeout, attempts, 2), dimensions);
  }

  @Test
  void a_collection_is_made_as_the_settings_say_and_its_filtered_fields_have_indexes() {
    try (VectorStore store = open(2)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
    }
    CreateCollection made = qdrant.collection(COLLECTION).definition;
    VectorParams vectors = made.getVectorsConfig().getParamsMap().getMapOrThrow("text");
    assertThat(vectors.getSize()).isEqualTo(2);
    assertThat(vectors.getDistance()).isEqualTo(Distance.Cosine);
    assertThat(vectors.getOnDisk()).isTrue();
    assertThat(vectors.getHnswConfig().getM()).isEqualTo(24);
    assertThat(vectors.getHnswConfig().getEfConstruct()).isEqualTo(200);
    assertThat(vectors.getHnswConfig().getFullScanThreshold()).isEqualTo(5000);
    assertThat(vectors.getQuantizationConfig().getScalar().getType())
        .isEqualTo(QuantizationType.Int8);
    assertThat(vectors.getQuantizationConfig().getScalar().getQuantile()).isEqualTo(0.98f);
    assertThat(made.getSparseVectorsConfig().getMapMap()).containsOnlyKeys("terms");
    assertThat(made.getShardNumber()).isEqualTo(6);
    assertThat(made.getReplicationFactor()).isEqualTo(3);
    assertThat(made.getWriteConsistencyFactor()).isEqualTo(2);
    assertThat(qdrant.collection(COLLECTION).indexed)
        .containsExactlyInAnyOrder("visibility", "site", "language", "status");
  }

  @Test
  void points_go_in_batches() {
    try (VectorStore store = open(2)) {
      store.upsert(
          VectorStore.TICKETS,
          IntStream.range(0, 5).mapToObj(i -> point("en", "PUBLIC", 1, i)).toList());
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(5);
    }
    assertThat(qdrant.calls).filteredOn("qdrant.Points/Upsert"::equals).hasSize(3);
  }

  @Test
  void a_server_that_is_away_for_a_moment_is_asked_again() {
    try (VectorStore store = open(2)) {
      qdrant.unavailable.set(2);
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(qdrant.unavailable).hasValue(0);
    }
  }

  @Test
  void a_server_that_stays_away_or_silent_is_named_and_the_caller_may_come_again() {
    try (VectorStore store = store(2, Duration.ofSeconds(20), 1)) {
      qdrant.unavailable.set(1);
      assertThatThrownBy(() -> store.count(VectorStore.TICKETS))
          .isInstanceOf(ModelNotReadyException.class)
          .hasMessageContaining("127.0.0.1:" + qdrant.port())
          .hasMessageContaining("UNAVAILABLE");
      assertThat(store.count(VectorStore.TICKETS)).isZero();
    }
    qdrant.silent = true;
    try (VectorStore store = store(2, Duration.ofMillis(200), 1)) {
      assertThatThrownBy(() -> store.count(VectorStore.TICKETS))
          .isInstanceOf(ModelNotReadyException.class)
          .hasMessageContaining("DEADLINE_EXCEEDED");
    }
  }

  @Test
  void the_hub_prepares_its_models_without_a_server() {
    qdrant.unavailable.set(Integer.MAX_VALUE);
    try (VectorStore store = store(2, Duration.ofSeconds(20), 1)) {
      store.prepare(VectorStore.TICKETS, MODEL);
      assertThatThrownBy(store::incomplete).isInstanceOf(ModelNotReadyException.class);
      qdrant.unavailable.set(0);
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
    }
  }

  @Test
  void a_collection_that_somebody_deleted_is_made_anew_and_filled_again() {
    try (VectorStore store = open(2)) {
      store.prepare(VectorStore.TICKETS, MODEL);
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      store.complete(VectorStore.TICKETS);
      assertThat(store.incomplete()).isEmpty();
      qdrant.drop(COLLECTION);
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      store.complete(VectorStore.TICKETS);
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(store.incomplete()).isEmpty();
    }
  }

  @Test
  void two_replicas_of_two_models_each_find_their_own_while_the_alias_switches() {
    try (QdrantVectorStore old = store(2, Duration.ofSeconds(20), 4);
        QdrantVectorStore young = store(2, Duration.ofSeconds(20), 4)) {
      old.prepare(VectorStore.TICKETS, MODEL);
      old.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      old.complete(VectorStore.TICKETS);
      assertThat(found(old)).hasSize(1);
      young.prepare(VectorStore.TICKETS, "model-b");
      young.upsert(VectorStore.TICKETS, List.of(pointOf("model-b", "en", "PUBLIC", 1, 0)));
      assertThat(found(young)).isEmpty();
      assertThat(found(old)).extracting(p -> p.payload().modelId()).containsExactly(MODEL);
      young.complete(VectorStore.TICKETS);
      assertThat(found(young)).extracting(p -> p.payload().modelId()).containsExactly("model-b");
      // at once or within the second for which aliases are remembered: its own or none
      assertThat(found(old)).extracting(p -> p.payload().modelId()).doesNotContain("model-b");
    }
  }

  private static List<ScoredPoint> found(VectorStore store) {
    return store.search(VectorStore.TICKETS, new float[] {1, 0}, 5, VectorFilter.ANY);
  }

  @Test
  void snapshots_are_taken_listed_and_deleted() {
    try (VectorStore store = open(2);
        QdrantSnapshots snapshots =
            new QdrantSnapshots(settings(qdrant.port(), Duration.ofSeconds(20), 4, 2))) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      QdrantSnapshots.Snapshot first = snapshots.create(VectorStore.TICKETS, MODEL);
      QdrantSnapshots.Snapshot second = snapshots.create(VectorStore.TICKETS, MODEL);
      assertThat(first.bytes()).isPositive();
      assertThat(snapshots.list(VectorStore.TICKETS, MODEL)).containsExactly(second, first);
      snapshots.delete(VectorStore.TICKETS, MODEL, first.name());
      assertThat(snapshots.list(VectorStore.TICKETS, MODEL)).containsExactly(second);
      assertThatThrownBy(() -> snapshots.create(VectorStore.TICKETS, "../etc"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
