package org.omnidesk.ai.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training on a handful of texts, words alone: what holds for every model. */
class TrainedClassifierTest {

  private static final List<CategoryDescription> CATEGORIES =
      List.of(
          new CategoryDescription("pumps", "Pumps and hoses: leak, pressure, oil, seal, valve"),
          new CategoryDescription("belts", "Conveyor belts: torn belt, roller, motor, speed"),
          new CategoryDescription("lights", "Lamps: broken bulb, dark hall, switch, flicker"));

  private static final List<String> TEXTS =
      List.of(
          "hydraulic pump leaks oil",
          "pump has no pressure",
          "seal of the valve drips",
          "belt two is torn",
          "roller squeaks on the conveyor",
          "belt runs too slow",
          "bulb in hall three is broken",
          "lamp flickers all night",
          "the hall is dark");

  private static List<LabelledText> rows() {
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      rows.add(LabelledText.of(TEXTS.get(i), "en", CATEGORIES.get(i / 3).id()));
    }
    return rows;
  }

  private static TrainedClassifier train(List<LabelledText> rows) {
    return TrainedClassifier.train(
        rows, CATEGORIES, null, TrainingOptions.standard(), Progress.NONE);
  }

  private static String best(TrainedClassifier model, String text) {
    return model.predict(List.of(new ClassifiableText("", text, "en")), null).getFirst().category();
  }

  @Test
  void without_labels_the_descriptions_tell_the_categories() {
    TrainedClassifier model = train(List.of());
    assertThat(best(model, "oil leak at the hose")).isEqualTo("pumps");
    assertThat(best(model, "the conveyor belt stopped")).isEqualTo("belts");
    assertThat(model.scores()).isEqualTo(HeldOutScores.NONE);
  }

  @Test
  void labels_teach_words_that_no_description_has() {
    assertThat(best(train(rows()), "it squeaks")).isEqualTo("belts");
  }

  @Test
  void stored_and_read_again_a_model_says_the_same_to_the_last_bit() {
    TrainedClassifier model = train(rows());
    TrainedClassifier again = TrainedClassifier.fromBytes(model.toBytes());
    List<ClassifiableText> asked = List.of(new ClassifiableText("pump", "dark and oily", null));
    assertThat(again.probabilities(asked, null).getFirst())
        .isEqualTo(model.probabilities(asked, null).getFirst());
    assertThat(again.dataHash()).isEqualTo(model.dataHash()).hasSize(64);
    assertThat(again.scores().accuracy()).isEqualTo(model.scores().accuracy());
  }

  @Test
  void the_same_rows_give_the_same_model_and_one_label_more_another() {
    assertThat(train(rows()).toBytes()).isEqualTo(train(rows()).toBytes());
    List<LabelledText> more = new ArrayList<>(rows());
    more.add(LabelledText.of("oil on the floor", "en", "pumps"));
    assertThat(train(more).dataHash()).isNotEqualTo(train(rows()).dataHash());
  }

  @Test
  void no_certainty_is_claimed_that_the_held_out_rows_cannot_prove() {
    double[] p =
        train(rows())
            .probabilities(List.of(new ClassifiableText("", TEXTS.get(0).repeat(9), "en")), null)
            .getFirst();
    assertThat(p[0] + p[1] + p[2]).isBetween(0.999999, 1.000001);
    assertThat(p[0]).isLessThanOrEqualTo(1 - 1.0 / 11 * 2 / 3 + 1e-9);
  }

  @Test
  void the_out_of_scope_label_is_learnt_from_and_never_proposed() {
    List<LabelledText> rows = new ArrayList<>(rows());
    for (String text : List.of("what is the weather", "tell me a joke", "play some music")) {
      rows.add(LabelledText.of(text, "en", "oos"));
    }
    TrainedClassifier model =
        TrainedClassifier.train(
            rows,
            CATEGORIES,
            null,
            TrainingOptions.standard().withOutOfScopeLabel("oos"),
            Progress.NONE);
    assertThat(model.categories()).containsExactly("pumps", "belts", "lights");
    Prediction joke =
        model.predict(List.of(new ClassifiableText("", "tell me a joke", "en")), null).getFirst();
    assertThat(joke.abstained()).isTrue();
    assertThat(joke.category()).isNotEqualTo("oos");
  }

  @Test
  void foreign_or_cut_bytes_are_refused() {
    byte[] bytes = train(rows()).toBytes();
    assertThatThrownBy(() -> TrainedClassifier.fromBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> TrainedClassifier.fromBytes(java.util.Arrays.copyOf(bytes, bytes.length / 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
