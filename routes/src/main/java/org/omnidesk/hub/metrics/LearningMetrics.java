package org.omnidesk.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.ai.learn.Judgement;
import org.omnidesk.ai.learn.LearningListener;

/**
 * What the last judgement of a candidate found: {@code ai_model_accuracy{category,model}}, share of
 * right held-out tickets before and after, {@code all} and {@code corrections} beside the
 * categories, and {@code ai_models_judged_total{outcome}}.
 */
public class LearningMetrics implements LearningListener {

  private final MeterRegistry registry;
  private final MultiGauge accuracy;

  public LearningMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.accuracy =
        MultiGauge.builder("ai_model_accuracy")
            .description("Share of right categories on held-out tickets at the last judgement")
            .register(registry);
  }

  @Override
  public void judged(long version, Judgement judgement, boolean promoted) {
    Counter.builder("ai_models_judged_total")
        .tag("outcome", promoted ? "promoted" : "refused")
        .register(registry)
        .increment();
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    add(rows, "all", judgement.all());
    add(rows, "corrections", judgement.corrections());
    judgement.perClass().forEach((category, part) -> add(rows, category, part));
    accuracy.register(rows, true);
  }

  private static void add(
      List<MultiGauge.Row<?>> rows, String category, Judgement.BeforeAfter part) {
    rows.add(MultiGauge.Row.of(Tags.of("category", category, "model", "running"), part.before()));
    rows.add(MultiGauge.Row.of(Tags.of("category", category, "model", "candidate"), part.after()));
  }
}
