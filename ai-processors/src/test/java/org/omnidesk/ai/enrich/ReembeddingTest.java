package org.omnidesk.ai.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.ScoredPoint;
import org.omnidesk.ai.similar.VectorFilter;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.similar.qdrant.QdrantForTests;
import org.omnidesk.tickets.Said;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.event.ConsumedEvents;

/** From one model to another, with tickets in PostgreSQL and both stores. */
class ReembeddingTest {

  private static final int DIMENSIONS = 8;

  @TempDir Path data;
  private TestHub hub;
  private final List<UUID> tickets = new ArrayList<>();

  @BeforeEach
  void start() {
    hub = new TestHub(data.resolve("hub"));
    for (int i = 0; i < 134; i++) {
      tickets.add(
          hub.receive("mail-support", Said.mail("text " + i).title("ticket " + i).intake())
              .ticketId());
    }
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  /** Letters counted: a model whose vectors a test can afford. */
  private static final class LetterEncoder implements Encoder {
    private final String model;
    private final AtomicInteger left;
    private final AtomicInteger texts = new AtomicInteger();

    LetterEncoder(String model, int batches) {
      this.model = model;
      this.left = new AtomicInteger(batches);
    }

    @Override
    public List<float[]> encode(List<String> all) {
      if (left.getAndDecrement() <= 0) {
        throw new ModelNotReadyException("killed here", null);
      }
      texts.addAndGet(all.size());
      return all.stream()
          .map(
              text -> {
                float[] vector = new float[DIMENSIONS];
                text.chars().forEach(c -> vector[c % DIMENSIONS]++);
                return vector;
              })
          .toList();
    }

    @Override
    public String modelId() {
      return model;
    }

    @Override
    public int dimensions() {
      return DIMENSIONS;
    }

    @Override
    public java.util.concurrent.CompletableFuture<Void> ready() {
      return java.util.concurrent.CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }

  private VectorIndexing indexing(Encoder encoder, VectorStore store) {
    store.prepare(VectorStore.TICKETS, encoder.modelId());
    return new VectorIndexing(hub.jdbc, encoder, store, hub.bean(ConsumedEvents.class));
  }

  private static List<ScoredPoint> found(VectorStore store) {
    return store.search(VectorStore.TICKETS, ones(), 200, VectorFilter.ANY);
  }

  private static float[] ones() {
    float[] ones = new float[DIMENSIONS];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private void reembed(Supplier<VectorStore> open) {
    try (VectorStore store = open.get()) {
      indexing(new LetterEncoder("model-a", 99), store).rebuild();
      assertThat(store.incomplete()).isEmpty();
      assertThat(found(store)).hasSize(134);
    }
    try (VectorStore old = open.get();
        VectorStore store = old instanceof LuceneVectorStore ? old : open.get()) {
      VectorIndexing dying = indexing(new LetterEncoder("model-b", 1), store);
      assertThatThrownBy(dying::rebuild).isInstanceOf(ModelNotReadyException.class);
      assertThat(store.model(VectorStore.TICKETS)).contains("model-a");
      if (old != store) {
        // a replica that still runs the old model goes on finding, by the old model only
        assertThat(found(old)).hasSize(134).allMatch(p -> p.payload().modelId().equals("model-a"));
      }
    }
    try (VectorStore store = open.get()) {
      LetterEncoder again = new LetterEncoder("model-b", 99);
      VectorIndexing indexing = indexing(again, store);
      // one ticket was changed after the kill, one hidden
      hub.jdbc
          .sql("UPDATE tickets SET title = 'changed meanwhile', updated_at = now() WHERE id = ?")
          .param(tickets.get(2))
          .update();
      hub.jdbc
          .sql("UPDATE tickets SET hidden_at = now(), updated_at = now() WHERE id = ?")
          .param(tickets.get(133))
          .update();
      indexing.rebuild();
      assertThat(store.model(VectorStore.TICKETS)).contains("model-b");
      assertThat(store.incomplete()).isEmpty();
      assertThat(found(store))
          .hasSize(133)
          .allMatch(point -> point.payload().modelId().equals("model-b"));
      // title and text of the five that were left and of the changed one
      assertThat(again.texts).hasValue(2 * 6);
      LetterEncoder idle = new LetterEncoder("model-b", 0);
      indexing(idle, store).rebuild();
    }
  }

  @Test
  void lucene_switches_when_complete_and_a_killed_filling_goes_on_where_it_was() {
    reembed(() -> new LuceneVectorStore(data.resolve("vectors")));
  }

  @Test
  void qdrant_switches_when_complete_and_a_killed_filling_goes_on_where_it_was() {
    try (QdrantForTests qdrant = new QdrantForTests()) {
      reembed(() -> qdrant.open(DIMENSIONS));
    }
  }
}
