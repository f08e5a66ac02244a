package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.classify.CategoryDescription;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.Progress;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.omnidesk.tickets.lease.LeaseStore;
import org.omnidesk.tickets.lease.Leases;
import org.springframework.dao.DataAccessException;

/** The registry on a real database, with real models, small ones. */
class ModelRegistryTest {

  @TempDir Path data;
  private Plant plant;

  @BeforeEach
  void open() {
    plant = new Plant(data);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  /** Knows two categories, by a handful of words; another one for every seed. */
  private static TrainedClassifier small(int seed) {
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(LabelledText.of("the printer jams with page " + i, "en", "printer"));
      rows.add(LabelledText.of("vpn tunnel drops at hour " + i, "en", "network-vpn"));
    }
    return TrainedClassifier.train(
        rows,
        List.<CategoryDescription>of(),
        null,
        TrainingOptions.standard().withThreads(1).withSeed(seed),
        Progress.NONE);
  }

  private static NewModel row(TrainedClassifier model) {
    return new NewModel(
        ModelKind.CATEGORY,
        model.id(),
        model.dataHash(),
        null,
        Map.of("corrections", 24),
        Map.of("judgement", Map.of("before", 0.5, "after", 0.75)),
        "trained",
        model.toBytes());
  }

  private long promoted(TrainedClassifier model, TrainedClassifier own) {
    long version = plant.registry.store(row(model), plant.lead.userId());
    plant.registry.promote(version, own == null ? null : row(own), "better", plant.lead.userId());
    return version;
  }

  @Test
  void a_promoted_model_answers_on_every_replica_and_after_a_restart_and_goes_by_one_call() {
    TrainedClassifier own = small(1);
    TrainedClassifier first = small(2);
    TrainedClassifier second = small(3);
    LocalClassifier here = plant.classifier();
    String product = here.current().id();
    LocalClassifier there = plant.classifier();
    ModelLoader loaderHere = plant.loader(here);
    ModelLoader loaderThere = plant.loader(there);

    loaderHere.refresh();
    assertThat(here.current().id()).as("nothing is promoted").isEqualTo(product);

    promoted(first, own);
    loaderHere.refresh();
    loaderThere.refresh();
    assertThat(List.of(here.modelId(), there.modelId())).containsOnly(first.id());
    promoted(second, null);
    loaderThere.refresh();
    assertThat(there.modelId()).isEqualTo(second.id());
    assertThat(here.modelId()).as("has not looked yet").isEqualTo(first.id());

    LocalClassifier restarted = plant.classifier();
    plant.loader(restarted).refresh();
    assertThat(restarted.modelId()).isEqualTo(second.id());
    assertThat(Plant.recall(restarted, List.of("the printer jams again"), "printer")).isEqualTo(1);

    RegisteredModel back =
        plant.registry.rollBack(ModelKind.CATEGORY, "too eager", plant.lead.userId()).orElseThrow();
    assertThat(back.modelId()).isEqualTo(first.id());
    assertThat(back.state()).isEqualTo(ModelState.PROMOTED);
    loaderHere.refresh();
    loaderThere.refresh();
    assertThat(List.of(here.modelId(), there.modelId())).containsOnly(first.id());
    assertThat(plant.registry.list())
        .filteredOn(model -> model.modelId().equals(second.id()))
        .singleElement()
        .satisfies(
            model -> {
              assertThat(model.state()).isEqualTo(ModelState.RETIRED);
              assertThat(model.reason()).isEqualTo("rolled back: too eager");
            });
    assertThat(plant.registry.wasRolledBack(second.dataHash())).isTrue();
    assertThat(plant.registry.wasRolledBack(first.dataHash())).isFalse();

    // once more: what the product brought; before that there is nothing
    assertThat(
            plant
                .registry
                .rollBack(ModelKind.CATEGORY, "still", plant.lead.userId())
                .map(RegisteredModel::modelId))
        .contains(own.id());
    assertThat(plant.registry.rollBack(ModelKind.CATEGORY, "again", null)).isEmpty();
    loaderHere.refresh();
    assertThat(here.modelId()).isEqualTo(own.id());
  }

  @Test
  void what_was_done_with_models_is_kept_with_who_and_why_and_only_grows() {
    promoted(small(1), small(2));
    plant.registry.rollBack(ModelKind.CATEGORY, "too eager", plant.lead.userId());
    assertThat(
            plant.hub.text(
                "SELECT string_agg(action || ' ' || reason, ', ' ORDER BY seq) FROM model_changes"))
        .isEqualTo("stored trained, stored trained, promoted better, rolled_back too eager");
    assertThat(plant.hub.count("model_changes WHERE user_id = ?", plant.lead.userId()))
        .isEqualTo(4);
    for (String sql :
        List.of("UPDATE model_changes SET reason = 'x'", "DELETE FROM model_changes")) {
      assertThatThrownBy(() -> plant.hub.jdbc.sql(sql).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("only grow");
    }
  }

  @Test
  void only_a_candidate_is_promoted_and_only_once() {
    long version = promoted(small(1), null);
    assertThatThrownBy(() -> plant.registry.promote(version, null, "again", null))
        .isInstanceOf(IllegalStateException.class);
    long refused = plant.registry.store(row(small(2)), null);
    plant.registry.refuse(refused, "worse", null);
    assertThatThrownBy(() -> plant.registry.promote(refused, null, "after all", null))
        .isInstanceOf(IllegalStateException.class);
    assertThat(plant.hub.count("models WHERE state = 'promoted'")).isEqualTo(1);
  }

  @Test
  void one_replica_trains_at_a_time_and_what_ended_with_its_replica_is_said_to_have() {
    LocalClassifier classifier = plant.classifier();
    try (Leases here = new Leases(new LeaseStore(plant.hub.jdbc), "here");
        Leases there = new Leases(new LeaseStore(plant.hub.jdbc), "there")) {
      ModelTraining training = plant.training(classifier, here);
      there.acquire(TrainingRuns.LEASE).orElseThrow();
      UUID lost = new TrainingLog(plant.hub.jdbc).begin("train", null);
      assertThatThrownBy(() -> training.train(null)).isInstanceOf(TrainingBusyException.class);
      training.evaluate();
      assertThat(training.runs()).hasSize(1);

      there.release(TrainingRuns.LEASE);
      training.evaluate();
      assertThat(training.runs()).hasSize(2);
      assertThat(training.runs().getFirst().outcome())
          .isEqualTo("0 new labels, 20 are needed; the running model stays");
      assertThat(training.runs().getLast())
          .satisfies(
              run -> {
                assertThat(run.id()).isEqualTo(lost);
                assertThat(run.state()).isEqualTo("failed");
                assertThat(run.outcome()).isEqualTo("ended with its replica");
              });
      // a week has not passed
      training.evaluate();
      assertThat(training.runs()).hasSize(2);
      assertThat(here.acquire(TrainingRuns.LEASE)).as("given back").isPresent();
    }
  }

  @Test
  void broken_bytes_leave_the_running_model() {
    LocalClassifier classifier = plant.classifier();
    String product = classifier.current().id();
    long version = promoted(small(1), null);
    plant
        .hub
        .jdbc
        .sql("UPDATE models SET artifact = 'broken' WHERE version = ?")
        .param(version)
        .update();
    plant.loader(classifier).refresh();
    assertThat(classifier.current().id()).isEqualTo(product);
  }
}
