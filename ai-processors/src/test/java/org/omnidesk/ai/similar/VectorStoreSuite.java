package org.omnidesk.ai.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of vectors does, whatever is behind it. */
public abstract class VectorStoreSuite {

  protected static final String MODEL = "model-a";

  /** Opens the same storage again at each call of a test. */
  protected abstract VectorStore open(int dimensions);

  public static VectorPoint point(String language, String visibility, float... vector) {
    return pointOf(MODEL, language, visibility, vector);
  }

  protected static VectorPoint pointOf(
      String model, String language, String visibility, float... vector) {
    return new VectorPoint(
        UUID.randomUUID(),
        vector,
        new VectorPayload(visibility, "pune", language, "open", model, "hash"));
  }

  private static VectorPoint saying(String text, float... vector) {
    VectorPoint bare = point("en", "INTERNAL", vector);
    return new VectorPoint(bare.id(), vector, bare.payload(), TicketWords.of(text, ""));
  }

  private static List<UUID> ids(VectorStore store, float[] query, VectorFilter filter) {
    return store.search(VectorStore.RESPONSES, query, 9, filter).stream()
        .map(ScoredPoint::id)
        .toList();
  }

  @Test
  void a_point_is_found_at_once_with_its_cosine_and_payload_and_replaced_by_its_id() {
    try (VectorStore store = open(3)) {
      VectorPoint near = point("en", "PUBLIC", 1, 0, 0);
      VectorPoint far = point("en", "PUBLIC", 0, 1, 0);
      store.upsert(VectorStore.TICKETS, List.of(near, far));
      List<ScoredPoint> found =
          store.search(VectorStore.TICKETS, new float[] {2, 0, 0}, 5, VectorFilter.ANY);
      assertThat(found).extracting(ScoredPoint::id).containsExactly(near.id(), far.id());
      assertThat(found.get(0).score()).isCloseTo(1, within(1e-5));
      assertThat(found.get(1).score()).isCloseTo(0, within(1e-5));
      assertThat(found.get(0).payload()).isEqualTo(near.payload());
      store.upsert(
          VectorStore.TICKETS,
          List.of(new VectorPoint(near.id(), new float[] {0, 0, 1}, near.payload())));
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(2);
      assertThat(
              store
                  .search(VectorStore.TICKETS, new float[] {0, 0, 1}, 1, VectorFilter.ANY)
                  .getFirst()
                  .id())
          .isEqualTo(near.id());
      store.delete(VectorStore.TICKETS, List.of(near.id(), UUID.randomUUID()));
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(store.count(VectorStore.RESPONSES)).isZero();
    }
  }

  @Test
  void filters_hold_inside_the_search_by_vector_and_by_words() {
    try (VectorStore store = open(2)) {
      VectorPoint hindi = point("hi", "PUBLIC", 1, 0);
      VectorPoint secret = point("en", "INTERNAL", 1, 0.1f);
      VectorPoint open = point("en", "PUBLIC", 0, 1);
      store.upsert(VectorStore.RESPONSES, List.of(hindi, secret, open));
      float[] query = {1, 0};
      assertThat(ids(store, query, VectorFilter.PUBLIC_ONLY.withLanguages("en")))
          .containsExactly(open.id());
      assertThat(ids(store, query, VectorFilter.ANY.withoutLanguages("hi")))
          .containsExactly(secret.id(), open.id());
      assertThat(ids(store, query, VectorFilter.ANY.without(hindi.id(), open.id())))
          .containsExactly(secret.id());
      assertThat(ids(store, query, VectorFilter.ANY.withStatuses("closed"))).isEmpty();
      assertThat(ids(store, query, VectorFilter.ANY.withSites("pune"))).hasSize(3);
      // the best of the allowed ones, however many refused ones are nearer
      assertThat(
              store.search(VectorStore.RESPONSES, query, 1, VectorFilter.ANY.withLanguages("en")))
          .extracting(ScoredPoint::id)
          .containsExactly(secret.id());
      VectorPoint words = saying("printer jam", 1, 1);
      store.upsert(VectorStore.RESPONSES, List.of(words));
      SparseTerms asked = TicketWords.of("printer", "");
      assertThat(store.searchTerms(VectorStore.RESPONSES, asked, 5, VectorFilter.ANY)).hasSize(1);
      assertThat(store.searchTerms(VectorStore.RESPONSES, asked, 5, VectorFilter.PUBLIC_ONLY))
          .isEmpty();
    }
  }

  @Test
  void words_are_found_by_the_product_of_their_weights() {
    try (VectorStore store = open(2)) {
      VectorPoint both = saying("vpn gateway", 1, 0);
      VectorPoint one = saying("vpn token expired", 0, 1);
      VectorPoint none = saying("printer jam", 1, 1);
      store.upsert(VectorStore.TICKETS, List.of(none, one, both));
      List<ScoredPoint> found =
          store.searchTerms(
              VectorStore.TICKETS, TicketWords.of("vpn gateway", ""), 5, VectorFilter.ANY);
      assertThat(found).extracting(ScoredPoint::id).containsExactly(both.id(), one.id());
      assertThat(found.get(0).score()).isCloseTo(1, within(0.01));
      assertThat(found.get(1).score()).isCloseTo(1 / Math.sqrt(6), within(0.01));
      assertThat(store.searchTerms(VectorStore.TICKETS, SparseTerms.NONE, 5, VectorFilter.ANY))
          .isEmpty();
    }
  }

  @Test
  void points_are_read_back_by_id_and_page_by_page() {
    try (VectorStore store = open(2)) {
      List<VectorPoint> points =
          IntStream.range(0, 7).mapToObj(i -> saying("ticket " + i, 3, 4)).toList();
      store.upsert(VectorStore.TICKETS, points);
      VectorPoint wanted = points.get(3);
      List<VectorPoint> read =
          store.read(VectorStore.TICKETS, MODEL, List.of(wanted.id(), UUID.randomUUID()));
      assertThat(read).hasSize(1);
      assertThat(read.getFirst().payload()).isEqualTo(wanted.payload());
      assertThat(read.getFirst().terms().terms()).isEqualTo(wanted.terms().terms());
      assertThat(read.getFirst().terms().weights()).isEqualTo(wanted.terms().weights());
      float[] vector = read.getFirst().vector();
      assertThat(vector[1] / vector[0]).isCloseTo(4f / 3, within(1e-5f));
      assertThat(store.read(VectorStore.TICKETS, "model-x", List.of(wanted.id()))).isEmpty();
      List<UUID> sorted =
          points.stream()
              .map(VectorPoint::id)
              .sorted(java.util.Comparator.comparing(UUID::toString))
              .toList();
      assertThat(store.scroll(VectorStore.TICKETS, MODEL, new UUID(0, 0), 3))
          .extracting(VectorPoint::id)
          .isEqualTo(sorted.subList(0, 3));
      assertThat(store.scroll(VectorStore.TICKETS, MODEL, sorted.get(3), 9))
          .extracting(VectorPoint::id)
          .isEqualTo(sorted.subList(3, 7));
      assertThat(store.scroll(VectorStore.TICKETS, "model-x", new UUID(0, 0), 3)).isEmpty();
    }
  }

  @Test
  void vectors_without_length_or_of_another_length_are_refused() {
    try (VectorStore store = open(2)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      for (float[] bad :
          new float[][] {{0, 0}, {Float.NaN, 1}, {Float.POSITIVE_INFINITY, 0}, {1}}) {
        assertThatThrownBy(
                () -> store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", bad))))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
    }
  }

  @Test
  void a_name_that_is_a_path_is_refused() {
    try (VectorStore store = open(2)) {
      for (Map.Entry<String, String> bad :
          List.of(Map.entry("omnidesk", "../../etc"), Map.entry("../x", MODEL))) {
        assertThatThrownBy(() -> store.use(bad.getKey(), bad.getValue()))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.prepare(bad.getKey(), bad.getValue()))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void vectors_and_completeness_survive_a_restart() {
    VectorPoint kept = point("en", "PUBLIC", 1, 0);
    try (VectorStore store = open(2)) {
      store.upsert(VectorStore.TICKETS, List.of(kept));
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      store.complete(VectorStore.TICKETS);
    }
    try (VectorStore store = open(2)) {
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(store.model(VectorStore.TICKETS)).contains(MODEL);
      assertThat(store.incomplete()).isEmpty();
    }
  }

  @Test
  void models_do_not_meet_and_the_alias_can_go_back() {
    try (VectorStore store = open(2)) {
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      store.complete(VectorStore.TICKETS);
      store.use(VectorStore.TICKETS, "model-b");
      assertThat(store.count(VectorStore.TICKETS)).isZero();
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      store.use(VectorStore.TICKETS, MODEL);
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      assertThat(store.incomplete()).isEmpty();
      assertThat(store.models(VectorStore.TICKETS)).containsExactlyInAnyOrder(MODEL, "model-b");
    }
  }

  @Test
  void the_alias_switches_to_a_new_model_when_its_collection_is_complete_and_not_before() {
    try (VectorStore store = open(2)) {
      store.prepare(VectorStore.TICKETS, MODEL);
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      store.upsert(VectorStore.TICKETS, List.of(point("en", "PUBLIC", 1, 0)));
      store.complete(VectorStore.TICKETS);
    }
    VectorPoint again = pointOf("model-b", "en", "PUBLIC", 0, 1);
    try (VectorStore store = open(2)) {
      store.prepare(VectorStore.TICKETS, "model-b");
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      store.upsert(VectorStore.TICKETS, List.of(again));
      assertThat(store.model(VectorStore.TICKETS)).contains(MODEL);
      assertThat(store.count(VectorStore.TICKETS)).isEqualTo(1);
      // a question of the new model never meets the old one's vectors
      assertThat(store.search(VectorStore.TICKETS, new float[] {1, 0}, 5, VectorFilter.ANY))
          .isEmpty();
    }
    // killed on the way: what was written is there, the switch is still to come
    try (VectorStore store = open(2)) {
      store.prepare(VectorStore.TICKETS, "model-b");
      assertThat(store.model(VectorStore.TICKETS)).contains(MODEL);
      assertThat(store.incomplete()).containsExactly(VectorStore.TICKETS);
      assertThat(store.read(VectorStore.TICKETS, "model-b", List.of(again.id()))).hasSize(1);
      store.complete(VectorStore.TICKETS);
      assertThat(store.model(VectorStore.TICKETS)).contains("model-b");
      assertThat(store.incomplete()).isEmpty();
      assertThat(store.search(VectorStore.TICKETS, new float[] {0, 1}, 5, VectorFilter.ANY))
          .extracting(ScoredPoint::id)
          .containsExactly(again.id());
    }
  }

  @Test
  void a_deletion_reaches_the_vectors_of_every_model() {
    try (VectorStore store = open(2)) {
      VectorPoint old = point("en", "PUBLIC", 1, 0);
      store.upsert(VectorStore.TICKETS, List.of(old));
      store.upsert(
          VectorStore.TICKETS,
          List.of(
              new VectorPoint(
                  old.id(),
                  new float[] {0, 1},
                  new VectorPayload("PUBLIC", "", "en", "open", "model-b", ""))));
      store.delete(VectorStore.TICKETS, List.of(old.id()));
      for (String model : List.of(MODEL, "model-b")) {
        assertThat(store.read(VectorStore.TICKETS, model, List.of(old.id()))).isEmpty();
      }
    }
  }
}
