package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;

class FineTuningTest {

  @TempDir Path folder;

  @Test
  void the_loss_falls_nothing_leaks_and_both_engines_load_what_was_learned() {
    List<SeedText> seeds =
        List.of("printer", "network-vpn", "sap-erp").stream()
            .flatMap(id -> SeedTexts.load(List.of(id)).stream().limit(12))
            .toList();
    List<String> texts = seeds.stream().map(SeedText::text).toList();
    List<String> labels = seeds.stream().map(SeedText::category).toList();
    List<FineTuning.Progress> steps = new ArrayList<>();
    FineTuning.Plan plan = new FineTuning.Plan(1, 4, 12, 3e-4, 32, 7);
    FineTuning.Trained trained =
        new FineTuning(ModelSource.miniLm(Precision.FP32), plan, 2, false)
            .train(texts, labels, folder, steps::add);

    System.out.printf("loss %.3f, then %.3f%n", trained.firstLoss(), trained.lastLoss());
    assertThat(steps).hasSize(12).allMatch(step -> step.steps() == 12);
    assertThat(steps.getFirst().loss())
        .as("a head of zeros knows nothing")
        .isCloseTo(Math.log(3), org.assertj.core.api.Assertions.within(0.01));
    assertThat(trained.lastLoss()).isLessThan(trained.firstLoss() / 2);
    assertThat(steps)
        .extracting(FineTuning.Progress::arrays)
        .containsOnly(steps.getFirst().arrays());

    assertThat(trained.labels()).containsExactly("network-vpn", "printer", "sap-erp");
    assertThat(trained.head()).hasDimensions(3, 384);
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    try (LocalEncoder onnx = encoder(EncoderEngine.ONNX, trained.model());
        LocalEncoder pytorch = encoder(EncoderEngine.PYTORCH, trained.model())) {
      assertThat(onnx.modelId()).matches("all-MiniLM-L6-v2-tuned-[0-9a-f]{8}-fp32");
      List<float[]> vectors = onnx.encode(texts);
      assertThat(EncoderTexts.minCosine(vectors, pytorch.encode(texts))).isGreaterThan(0.99999);
      assertThat(right(trained, vectors, labels)).isGreaterThan(0.9);
      assertThat(
              EncoderTexts.minCosine(
                  vectors, EncoderTexts.shared(EncoderEngine.ONNX, Precision.FP32).encode(texts)))
          .as("the layer learned")
          .isLessThan(0.999);
    }
  }

  private static LocalEncoder encoder(EncoderEngine engine, ModelSource model) {
    return new LocalEncoder(
        EncoderSettings.miniLm(engine, Precision.FP32, 2).withModel(model), List.of());
  }

  /** Share of texts to which the head gives their label. */
  private static double right(
      FineTuning.Trained trained, List<float[]> vectors, List<String> labels) {
    int right = 0;
    for (int i = 0; i < labels.size(); i++) {
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < trained.head().length; row++) {
        double score = trained.bias()[row];
        for (int d = 0; d < 384; d++) {
          score += trained.head()[row][d] * vectors.get(i)[d] * TrainedLayers.SCALE;
        }
        if (score > most) {
          most = score;
          best = row;
        }
      }
      right += trained.labels().get(best).equals(labels.get(i)) ? 1 : 0;
    }
    return (double) right / labels.size();
  }

  @Test
  void one_label_or_a_text_without_one_is_refused() throws Exception {
    FineTuning tuning =
        new FineTuning(ModelSource.miniLm(Precision.FP32), FineTuning.Plan.standard(), 2, false);
    assertThatThrownBy(() -> tuning.train(List.of("a"), List.of("x"), folder, step -> {}))
        .hasMessageContaining("two at least");
    assertThatThrownBy(() -> tuning.train(List.of("a"), List.of("x", "y"), folder, step -> {}))
        .hasMessageContaining("one label a text");
    assertThat(Files.list(folder)).isEmpty();
  }
}
