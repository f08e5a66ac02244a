package org.omnidesk.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.omnidesk.api.contract.Contract;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts and times requests as {@code http_requests_total} and {@code
 * http_request_duration_seconds}, labelled {@code method, endpoint, status_code}. The endpoint is a
 * template, so that no caller can make labels.
 */
public class HttpMetricsFilter extends OncePerRequestFilter {

  private static final String STARTED = HttpMetricsFilter.class.getName() + ".started";
  private static final java.util.Set<String> METHODS =
      java.util.Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final MeterRegistry registry;

  public HttpMetricsFilter(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(STARTED) == null) {
      request.setAttribute(STARTED, System.nanoTime());
    }
    boolean failed = true;
    try {
      chain.doFilter(request, response);
      failed = false;
    } finally {
      if (failed || !isAsyncStarted(request)) {
        record(request, failed ? 500 : response.getStatus());
      }
    }
  }

  private void record(HttpServletRequest request, int status) {
    long started = (Long) request.getAttribute(STARTED);
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
    Tags tags =
        Tags.of(
            "method", method,
            "endpoint", endpoint(request),
            "status_code", String.valueOf(status));
    registry.counter("http.requests", tags).increment();
    Timer.builder("http.request.duration")
        .tags(tags)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(5))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(registry)
        .record(Duration.ofNanos(System.nanoTime() - started));
  }

  static String endpoint(HttpServletRequest request) {
    if (ContractFilter.operation(request).isPresent()) {
      return Contract.BASE + ContractFilter.operation(request).get().template();
    }
    String path = ApiPaths.path(request);
    if (path.startsWith("/api/hooks/")) {
      return "/api/hooks/{system}";
    }
    if (path.startsWith("/api/soap/")) {
      return "/api/soap/{system}";
    }
    if (ApiPaths.isLive(request)) {
      return "/api/live";
    }
    return ApiPaths.isApi(request) ? "unknown" : "web";
  }
}
