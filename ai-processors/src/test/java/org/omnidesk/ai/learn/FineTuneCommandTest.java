package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.tickets.lease.Leases;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The command on the real PyTorch engine, with few categories and one layer for a short time. */
class FineTuneCommandTest {

  @TempDir Path data;

  private static AiProperties two() {
    Map<String, String> settings = new HashMap<>();
    List<String> ids = List.of("printer", "network-vpn");
    for (int i = 0; i < ids.size(); i++) {
      settings.put("omnidesk.ai.categories[" + i + "].id", ids.get(i));
      settings.put("omnidesk.ai.categories[" + i + "].name", ids.get(i));
    }
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("omnidesk.ai", AiProperties.class);
  }

  @Test
  void an_encoder_is_tuned_judged_and_registered_and_the_running_one_is_left_alone() {
    try (Plant plant = new Plant(data, two())) {
      LocalClassifier classifier = plant.classifier();
      String product = classifier.current().id();
      for (int i = 0; i < 24; i++) {
        plant.history("p" + i, "Paper jam number " + i + " at the copier", "printer");
        plant.history("v" + i, "Tunnel " + i + " to the plant is down", "network-vpn");
      }
      ModelTraining training =
          plant.training(
              classifier,
              plant.hub.bean(Leases.class),
              "tuned-layers",
              "1",
              "tuned-epochs",
              "1",
              "threads",
              "2");

      training.fineTune(plant.lead.userId());
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> !training.runs().getFirst().state().equals("running"));

      TrainingRun run = training.runs().getFirst();
      assertThat(run.state()).as(run.outcome()).isEqualTo("done");
      assertThat(run.of()).as("progress was told").isPositive();
      RegisteredModel tuned = plant.registry.find(run.version()).orElseThrow();
      assertThat(tuned.kind()).isEqualTo(ModelKind.ENCODER);
      assertThat(tuned.modelId()).startsWith("all-MiniLM-L6-v2-tuned-");
      assertThat(tuned.state()).isIn(ModelState.CANDIDATE, ModelState.REFUSED);
      assertThat(tuned.scores()).containsKeys("judgement", "firstLoss", "lastLoss");
      assertThat(Files.exists(data.resolve("models").resolve(tuned.modelId() + ".onnx")))
          .as("a refused one is not kept")
          .isEqualTo(tuned.state() == ModelState.CANDIDATE);
      assertThat(classifier.modelId()).isEqualTo(product);
      assertThat(plant.registry.promoted(ModelKind.CATEGORY)).isEmpty();
    }
  }
}
