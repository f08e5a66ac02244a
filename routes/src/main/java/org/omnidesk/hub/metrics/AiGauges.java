package org.omnidesk.hub.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.function.Supplier;
import org.omnidesk.ai.status.ModelStatus;
import org.omnidesk.ai.status.ModelsStatus;

/** The seed's figures of what the models do now. */
public class AiGauges {

  private final Supplier<Map<String, Double>> utilization;
  private final MultiGauge gpus;

  /**
   * @param utilization percent by GPU; empty where there is none, and then no figure is told
   */
  public AiGauges(
      MeterRegistry registry, ModelsStatus models, Supplier<Map<String, Double>> utilization) {
    this.utilization = utilization;
    this.gpus = MultiGauge.builder("gpu_utilization_percent").register(registry);
    Gauge.builder("ai_processing_queue_length", models, AiGauges::waiting).register(registry);
  }

  /** Texts that wait for a model. */
  private static double waiting(ModelsStatus models) {
    return models.models().stream()
        .map(ModelStatus::runtime)
        .filter(runtime -> runtime != null)
        .mapToInt(runtime -> runtime.queueLength())
        .sum();
  }

  /** Asks the GPUs anew. */
  public void refresh() {
    gpus.register(
        utilization.get().entrySet().stream()
            .<MultiGauge.Row<?>>map(
                gpu -> MultiGauge.Row.of(Tags.of("gpu_id", gpu.getKey()), gpu.getValue()))
            .toList(),
        true);
  }
}
