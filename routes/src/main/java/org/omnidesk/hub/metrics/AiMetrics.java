package org.omnidesk.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.omnidesk.ai.AiCall;
import org.omnidesk.ai.AiCallListener;

/** The seed's AI metrics, one set of figures a finished call. */
public class AiMetrics implements AiCallListener {

  private final MeterRegistry registry;

  public AiMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void onCall(AiCall call) {
    Timer.builder("ai_processing_duration_seconds")
        .tag("operation", call.operation())
        .tag("model", call.model())
        .tag("gpu_accelerated", Boolean.toString(call.gpu()))
        .publishPercentileHistogram()
        .register(registry)
        .record(call.duration());
    call.confidence()
        .ifPresent(
            confidence ->
                DistributionSummary.builder("ai_confidence_score")
                    .tag("operation", call.operation())
                    .tag("model", call.model())
                    .register(registry)
                    .record(confidence));
    Counter.builder("ai_requests_total")
        .tag("operation", call.operation())
        .tag("model", call.model())
        .tag("status", call.status())
        .register(registry)
        .increment();
  }
}
