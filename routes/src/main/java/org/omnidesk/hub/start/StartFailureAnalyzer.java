package org.omnidesk.hub.start;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/**
 * Finds the one line behind a failed start; what it does not know is left to Spring's analyzers.
 */
class StartFailureAnalyzer implements FailureAnalyzer, Ordered {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartException start) {
        return new FailureAnalysis(start.getMessage(), null, start);
      }
      if (cause instanceof PortInUseException taken) {
        return new FailureAnalysis(
            // taken between the pre-flight and the server's own start, so it is not known by which
            // setting
            "port %d is taken: set server.port or management.server.port"
                .formatted(taken.getPort()),
            null,
            taken);
      }
    }
    return null;
  }
}
