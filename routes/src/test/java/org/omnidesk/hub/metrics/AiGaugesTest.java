package org.omnidesk.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.AiCall;
import org.omnidesk.ai.status.ModelRuntime;
import org.omnidesk.ai.status.ModelStatus;

class AiGaugesTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private static ModelStatus waiting(int texts) {
    ModelRuntime runtime = new ModelRuntime("onnx", "int8", true, texts, 1, 1, 1, 1, 0, 0, "00");
    return new ModelStatus("m", "encoder", "cpu", true, 1, 384, 2, 1, 1, null, runtime);
  }

  @Test
  void the_queue_of_all_models_is_one_figure() {
    ModelStatus none = new ModelStatus("c", "classifier", "cpu", true, 1, 0, 1, 1, 1, null);
    new AiGauges(registry, () -> List.of(waiting(3), none, waiting(4)), Map::of);
    assertThat(registry.get("ai_processing_queue_length").gauge().value()).isEqualTo(7);
  }

  @Test
  void a_gpu_is_told_while_it_is_there_and_never_invented() {
    AtomicReference<Map<String, Double>> gpus = new AtomicReference<>(Map.of());
    AiGauges gauges = new AiGauges(registry, List::of, gpus::get);
    gauges.refresh();
    assertThat(registry.find("gpu_utilization_percent").gauges()).isEmpty();
    gpus.set(Map.of("0", 37.0));
    gauges.refresh();
    assertThat(registry.get("gpu_utilization_percent").tag("gpu_id", "0").gauge().value())
        .isEqualTo(37);
    gpus.set(Map.of());
    gauges.refresh();
    assertThat(registry.find("gpu_utilization_percent").gauges()).isEmpty();
  }

  @Test
  void a_call_says_whether_a_gpu_computed_it() {
    AiMetrics metrics = new AiMetrics(registry);
    Duration took = Duration.ofMillis(5);
    metrics.onCall(new AiCall("embed", "m", "success", took, OptionalDouble.empty(), true));
    metrics.onCall(new AiCall("embed", "m", "success", took, OptionalDouble.empty()));
    assertThat(
            registry
                .get("ai_processing_duration_seconds")
                .tag("gpu_accelerated", "true")
                .timer()
                .count())
        .isEqualTo(1);
  }
}
