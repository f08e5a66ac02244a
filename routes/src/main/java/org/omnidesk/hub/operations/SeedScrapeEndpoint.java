package org.omnidesk.hub.operations;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.actuate.metrics.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.actuate.metrics.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.lang.Nullable;

/**
 * Prometheus's page with one name mended. The original architecture wants {@code
 * tickets_created_total}, but Prometheus's client keeps the ending {@code _created} to itself and
 * would write {@code tickets_total}; so the counter is kept as {@value #KEPT} and gets its name
 * where the page is written.
 */
@WebEndpoint(id = "prometheus")
public class SeedScrapeEndpoint extends PrometheusScrapeEndpoint {

  /** The counter's name inside; {@code _total} follows it on the page. */
  public static final String KEPT = "tickets_first_classified";

  private static final String SHOWN = "tickets_created";

  public SeedScrapeEndpoint(PrometheusRegistry registry) {
    super(registry, new Properties());
  }

  @Override
  @ReadOperation(producesFrom = PrometheusOutputFormat.class)
  public WebEndpointResponse<byte[]> scrape(
      PrometheusOutputFormat format, @Nullable Set<String> includedNames) {
    WebEndpointResponse<byte[]> answer = super.scrape(format, includedNames);
    if (format == PrometheusOutputFormat.CONTENT_TYPE_PROTOBUF) {
      return answer;
    }
    String page = new String(answer.getBody(), StandardCharsets.UTF_8).replace(KEPT, SHOWN);
    return new WebEndpointResponse<>(
        page.getBytes(StandardCharsets.UTF_8), answer.getStatus(), answer.getContentType());
  }
}
