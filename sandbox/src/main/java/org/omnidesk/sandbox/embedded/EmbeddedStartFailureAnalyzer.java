package org.omnidesk.sandbox.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the one line of an {@link EmbeddedStartException} in place of a stack trace. */
class EmbeddedStartFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedStartException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedStartException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
