package org.omnidesk.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.Classification;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.similar.SimilarProcessors;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.ai.similar.qdrant.QdrantSnapshots;
import org.omnidesk.ai.status.ModelStatus;
import org.omnidesk.ai.status.ModelsStatus;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The beans and their settings as the hub gets them. */
class AiProcessorsTest {

  @TempDir Path data;

  private ApplicationContextRunner runner() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AiProcessors.class, SimilarProcessors.class, ValidationAutoConfiguration.class))
        .withPropertyValues("omnidesk.data=" + data);
  }

  @Test
  void the_beans_have_the_names_that_routes_call_and_the_listener_hears_of_calls() {
    List<AiCall> calls = new CopyOnWriteArrayList<>();
    runner()
        .withBean(AiCallListener.class, () -> calls::add)
        .run(
            context -> {
              for (String name :
                  List.of(
                      "encoder",
                      "languageDetector",
                      "classifier",
                      "vectorStore",
                      "similarTickets",
                      "drafter",
                      "modelsStatus")) {
                assertThat(context).hasBean(name);
              }
              context
                  .getBean(Classifier.class)
                  .classify(List.of(new ClassifiableText("printer", "paper jam", "en")));
              assertThat(calls).extracting(AiCall::operation).contains("classify");
              assertThat(context.getBean(ModelsStatus.class).models())
                  .extracting(ModelStatus::kind)
                  .containsExactly("encoder", "language", "classifier", "vector-store", "drafter");
              assertThat(context.getBean(VectorStore.class).incomplete())
                  .containsExactlyInAnyOrder(
                      VectorStore.TICKETS, VectorStore.KNOWLEDGE, VectorStore.RESPONSES);
            });
  }

  @Test
  void the_categories_and_the_threshold_are_configuration() {
    runner()
        .withPropertyValues(
            "omnidesk.ai.categories[0].id=printer",
            "omnidesk.ai.categories[0].name=Printers",
            "omnidesk.ai.categories[1].id=sap-erp",
            "omnidesk.ai.categories[1].name=SAP",
            "omnidesk.ai.category-threshold=0.99999")
        .run(
            context -> {
              Classification answer =
                  context
                      .getBean(Classifier.class)
                      .classify(List.of(new ClassifiableText("", "paper jam in the printer", "en")))
                      .getFirst();
              assertThat(answer.abstained()).isTrue();
              assertThat(answer.reasons().getFirst()).contains("printer");
            });
  }

  @Test
  void a_bad_setting_ends_the_start_with_its_name() {
    runner()
        .withPropertyValues("omnidesk.ai.category-threshold=7")
        .run(
            context ->
                assertThat(context).getFailure().hasStackTraceContaining("categoryThreshold"));
    runner()
        .withPropertyValues("omnidesk.ai.languages=qq")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("omnidesk.ai.languages: no language model for"));
  }

  @Test
  void qdrant_is_taken_when_its_host_is_set_and_the_start_does_not_wait_for_it() {
    runner()
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(QdrantSnapshots.class);
              assertThat(context.getBean(ModelsStatus.class).models())
                  .extracting(ModelStatus::id)
                  .contains("lucene-hnsw");
            });
    runner()
        .withPropertyValues(
            "omnidesk.ai.vectors.qdrant.host=127.0.0.1",
            "omnidesk.ai.vectors.qdrant.port=1",
            "omnidesk.ai.vectors.qdrant.attempts=1")
        .run(
            context -> {
              assertThat(context).hasSingleBean(QdrantSnapshots.class);
              assertThat(context.getBean(ModelsStatus.class).models())
                  .extracting(ModelStatus::id)
                  .contains("qdrant");
              assertThatThrownBy(() -> context.getBean(VectorStore.class).incomplete())
                  .isInstanceOf(ModelNotReadyException.class)
                  .hasMessageContaining("127.0.0.1:1");
            });
    runner()
        .withPropertyValues(
            "omnidesk.ai.vectors.qdrant.host=127.0.0.1",
            "omnidesk.ai.vectors.qdrant.write-consistency=3")
        .run(
            context ->
                assertThat(context).getFailure().hasStackTraceContaining("write-consistency"));
  }
}
