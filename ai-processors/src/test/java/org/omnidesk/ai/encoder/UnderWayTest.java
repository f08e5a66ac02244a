package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderWayTest {

  private static final VectorCache.Key KEY = VectorCache.Key.of("model", "text");

  private static final VectorCache.Key OTHER = VectorCache.Key.of("model", "another text");

  private final VectorCache cache = new VectorCache(10);
  private final UnderWay underWay = new UnderWay(cache);

  private UnderWay.Claim claim(VectorCache.Key key) {
    return underWay.claim(Arrays.asList(key)).getFirst();
  }

  @Test
  void who_asks_for_a_text_that_is_being_encoded_gets_the_same_vector() throws Exception {
    UnderWay.Claim first = claim(KEY);
    UnderWay.Claim second = claim(KEY);
    assertThat(first.first()).isTrue();
    assertThat(second.first()).as("to be encoded again").isFalse();

    first.entry().complete(new float[] {1});

    assertThat(first.vector().get()).containsExactly(1);
    assertThat(second.vector().get()).containsExactly(1);
  }

  @Test
  void of_several_texts_only_those_are_to_be_encoded_that_nobody_asked_for() {
    claim(KEY);
    List<UnderWay.Claim> claims = underWay.claim(List.of(KEY, OTHER, OTHER));
    assertThat(claims).extracting(UnderWay.Claim::first).containsExactly(false, true, false);
  }

  @Test
  void what_is_done_comes_from_the_cache() throws Exception {
    claim(KEY).entry().complete(new float[] {1});

    UnderWay.Claim later = claim(KEY);
    assertThat(later.first()).isFalse();
    assertThat(later.vector().get()).containsExactly(1);
    assertThat(cache.hits()).isEqualTo(1);
  }

  @Test
  void who_leaves_does_not_take_the_vector_from_others() throws Exception {
    UnderWay.Claim first = claim(KEY);
    UnderWay.Claim second = claim(KEY);

    underWay.leave(first);
    first.entry().complete(new float[] {1});

    assertThat(second.vector().get()).containsExactly(1);
  }

  @Test
  void a_text_that_nobody_waits_for_is_cancelled_and_encoded_anew_for_the_next() {
    UnderWay.Claim first = claim(KEY);
    UnderWay.Claim second = claim(KEY);

    underWay.leave(first);
    underWay.leave(second);

    assertThat(first.entry()).isCancelled();
    assertThat(claim(KEY).first()).isTrue();
  }

  @Test
  void a_text_that_could_not_be_encoded_is_encoded_anew_for_the_next() {
    UnderWay.Claim first = claim(KEY);

    first.entry().completeExceptionally(new IllegalStateException("no memory"));

    assertThat(first.vector()).isCompletedExceptionally();
    assertThat(claim(KEY).first()).isTrue();
  }

  @Test
  void nobody_joins_where_nothing_is_kept() {
    assertThat(claim(null).first()).isTrue();
    assertThat(claim(null).first()).isTrue();
  }
}
