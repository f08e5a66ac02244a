package org.omnidesk.ai.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.VectorPayload;
import org.omnidesk.ai.similar.VectorPoint;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.similar.qdrant.QdrantForTests;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.Article;
import org.omnidesk.tickets.command.KnowledgeStore;
import org.omnidesk.tickets.event.ConsumedEvents;
import org.omnidesk.tickets.response.Visibility;

/** An article's vector follows its writes, in both stores and on every replica. */
class ArticleIndexingTest {

  private static final int DIMENSIONS = 8;

  @TempDir Path data;
  private TestHub hub;
  private KnowledgeStore articles;
  private Actor agent;
  private final LetterEncoder encoder = new LetterEncoder();

  /** Letters counted: vectors that a test can afford. */
  private static final class LetterEncoder implements Encoder {
    private boolean loaded = true;
    private int texts;

    @Override
    public List<float[]> encode(List<String> all) {
      if (!loaded) {
        throw new ModelNotReadyException("not loaded", null);
      }
      texts += all.size();
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
      return "letters";
    }

    @Override
    public int dimensions() {
      return DIMENSIONS;
    }

    @Override
    public CompletableFuture<Void> ready() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() {
    hub = new TestHub(data.resolve("hub"));
    agent = new Actor(hub.user("ann@hub.example", "agent"), "Ann", "agent");
    articles = new KnowledgeStore(hub.jdbc, hub.bean(Transactions.class));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private VectorIndexing indexing(VectorStore store) {
    store.prepare(VectorStore.KNOWLEDGE, encoder.modelId());
    return new VectorIndexing(hub.jdbc, encoder, store, hub.bean(ConsumedEvents.class));
  }

  private ArticleIndexing replica(VectorStore store) {
    return new ArticleIndexing(hub.jdbc, encoder, indexing(store), store);
  }

  private static Article article(String content, Visibility visibility) {
    return new Article("Badge", content, null, List.of(), "en", visibility);
  }

  private VectorPoint point(VectorStore store, UUID id) {
    List<VectorPoint> found = store.read(VectorStore.KNOWLEDGE, encoder.modelId(), List.of(id));
    return found.isEmpty() ? null : found.getFirst();
  }

  private void followsWrites(VectorStore store) {
    UUID old = articles.create(article("There from the first.", Visibility.PUBLIC), agent);
    ArticleIndexing replica = replica(store);
    replica.keep();
    assertThat(point(store, old)).as("a collection to be filled is left to the filling").isNull();
    indexing(store).rebuild();
    replica.keep();
    assertThat(point(store, old)).isNotNull();

    UUID id = articles.create(article("Hold it to the reader.", Visibility.INTERNAL), agent);
    replica.keep();
    VectorPoint internal = point(store, id);
    assertThat(internal.payload().visibility()).isEqualTo("INTERNAL");
    int encoded = encoder.texts;
    replica.keep();
    assertThat(encoder.texts).as("nothing changed").isEqualTo(encoded);

    articles.change(id, article("Hold it to the reader.", Visibility.PUBLIC), 1, agent);
    replica.keep();
    VectorPayload published = point(store, id).payload();
    assertThat(published.visibility()).isEqualTo("PUBLIC");
    assertThat(published.textHash()).isEqualTo(internal.payload().textHash());

    articles.change(id, article("Ask at the reception, qqq.", Visibility.PUBLIC), 2, agent);
    replica.keep();
    assertThat(point(store, id).payload().textHash()).isNotEqualTo(published.textHash());
    assertThat(Arrays.equals(point(store, id).vector(), internal.vector())).isFalse();

    hub.jdbc.sql("DELETE FROM knowledge_base WHERE id = ?").param(id).update();
    replica.keep();
    assertThat(point(store, id)).isNull();
    assertThat(point(store, old)).isNotNull();

    // deleted while nobody ran
    hub.jdbc.sql("DELETE FROM knowledge_base WHERE id = ?").param(old).update();
    replica(store).keep();
    assertThat(point(store, old)).isNull();
  }

  @Test
  void lucene_follows_the_writes_of_an_article() {
    try (VectorStore store = new LuceneVectorStore(data.resolve("vectors"))) {
      followsWrites(store);
    }
  }

  @Test
  void qdrant_follows_the_writes_of_an_article() {
    try (QdrantForTests qdrant = new QdrantForTests();
        VectorStore store = qdrant.open(DIMENSIONS)) {
      followsWrites(store);
    }
  }

  @Test
  void a_store_of_its_own_on_another_replica_follows_too() {
    try (VectorStore here = new LuceneVectorStore(data.resolve("here"));
        VectorStore there = new LuceneVectorStore(data.resolve("there"))) {
      indexing(here).rebuild();
      indexing(there).rebuild();
      ArticleIndexing first = replica(here);
      ArticleIndexing second = replica(there);
      UUID id = articles.create(article("Hold it to the reader.", Visibility.PUBLIC), agent);
      first.keep();
      assertThat(point(there, id)).isNull();
      second.keep();
      assertThat(point(there, id)).isNotNull();
    }
  }

  @Test
  void what_fails_is_tried_again_by_the_next_call() {
    try (VectorStore store = new LuceneVectorStore(data.resolve("vectors"))) {
      ArticleIndexing replica = replica(store);
      indexing(store).rebuild();
      replica.keep();
      UUID id = articles.create(article("Hold it to the reader.", Visibility.PUBLIC), agent);
      encoder.loaded = false;
      assertThatThrownBy(replica::keep).isInstanceOf(ModelNotReadyException.class);
      encoder.loaded = true;
      replica.keep();
      assertThat(point(store, id)).isNotNull();
    }
  }
}
