package org.omnidesk.bench.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuplicatesScoreTest {

  @Test
  void the_query_itself_takes_no_rank_and_every_duplicate_counts() {
    DuplicatesScore score =
        DuplicatesScore.of(Map.of(0, Set.of(2, 3)), query -> List.of(0, 2, 1, 3, 4));
    assertThat(score.queries()).isEqualTo(1);
    assertThat(score.map()).isCloseTo((1.0 + 2.0 / 3) / 2, within(1e-9));
    assertThat(score.mrr()).isEqualTo(1);
    assertThat(score.rAt10()).isEqualTo(1);
    assertThat(score.json())
        .isEqualTo("{\"queries\":1,\"map\":0.8333,\"mrr\":1.0000,\"rAt10\":1.0000}");
  }

  @Test
  void a_duplicate_behind_the_tenth_is_no_recall() {
    List<Integer> twelfth = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    DuplicatesScore score = DuplicatesScore.of(Map.of(0, Set.of(11)), query -> twelfth);
    assertThat(score.rAt10()).isZero();
    assertThat(score.mrr()).isCloseTo(1.0 / 11, within(1e-9));
  }

  @Test
  void a_ranking_that_leaves_reports_out_is_refused() {
    assertThatThrownBy(() -> DuplicatesScore.of(Map.of(0, Set.of(9)), query -> List.of(1, 2)))
        .isInstanceOf(IllegalStateException.class);
  }
}
