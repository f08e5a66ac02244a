package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.tickets.lease.Leases;

/** Labels go bad; the model that learned from them never answers. */
class WorseModelIsRefusedTest {

  @TempDir Path data;

  @Test
  void a_candidate_of_shuffled_labels_is_refused_with_its_reason_and_the_running_one_stays() {
    try (Plant plant = new Plant(data)) {
      LocalClassifier classifier = plant.classifier();
      plant.corrections(classifier, Plant.texts(), 50);
      ModelTraining training = plant.training(classifier, plant.hub.bean(Leases.class));
      train(training, plant);
      RegisteredModel running = plant.registry.promoted(ModelKind.CATEGORY).orElseThrow();
      assertThat(classifier.modelId()).isEqualTo(running.modelId());

      shuffleLabelsToTrainFrom(plant);
      train(training, plant);

      RegisteredModel refused = plant.registry.list().getFirst();
      assertThat(refused.state()).isEqualTo(ModelState.REFUSED);
      assertThat(refused.version()).isGreaterThan(running.version());
      assertThat(refused.reason()).startsWith(Plant.OWN + " loses: ");
      assertThat(training.runs().getFirst().outcome()).isEqualTo("refused: " + refused.reason());
      assertThat(plant.registry.artifact(refused.version())).isEmpty();
      assertThat(plant.registry.promoted(ModelKind.CATEGORY)).contains(running);
      assertThat(classifier.modelId()).isEqualTo(running.modelId());
      assertThat(
              plant.hub.text(
                  "SELECT string_agg(action, ' ' ORDER BY seq) FROM model_changes WHERE version = ?",
                  refused.version()))
          .isEqualTo("stored refused");
    }
  }

  /** The held-out tickets keep their true labels: they are what shows it. */
  private static void shuffleLabelsToTrainFrom(Plant plant) {
    List<String> others =
        TestSettings.categoryIds().stream().filter(id -> !id.equals(Plant.OWN)).toList();
    Random random = new Random(3);
    List<LabelledTicket> all = new LabelledTickets(plant.hub.jdbc, plant.settings()).read();
    for (LabelledTicket ticket : all) {
      if (ticket.lot() >= 0.5) {
        plant
            .hub
            .jdbc
            .sql("UPDATE tickets SET category = ? WHERE id = ?")
            .params(others.get(random.nextInt(others.size())), ticket.id())
            .update();
      }
    }
    // as people would: each change is a correction
    plant
        .hub
        .jdbc
        .sql(
            "UPDATE corrections c SET created_at = now(), to_value = t.category FROM tickets t WHERE t.id = c.ticket_id")
        .update();
  }

  private static void train(ModelTraining training, Plant plant) {
    training.train(plant.lead.userId());
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> !training.runs().getFirst().state().equals("running"));
    assertThat(training.runs().getFirst().state())
        .as(training.runs().getFirst().outcome())
        .isEqualTo("done");
  }
}
