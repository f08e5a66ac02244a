package org.omnidesk.hub.start;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;

/**
 * Tells why the hub did not start in one line of the log, in place of Spring's block of ten. It is
 * called before Spring's own reporter, which cannot be taken out of the list, so that one is
 * silenced.
 */
class OneLineReporter implements FailureAnalysisReporter, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger("org.omnidesk.hub.start");
  private static final String SPRINGS_REPORTER =
      "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void report(FailureAnalysis analysis) {
    LOG.error("OmniDesk did not start: {}", line(analysis));
    LOG.debug("the cause", analysis.getCause());
    LoggingSystem.get(OneLineReporter.class.getClassLoader())
        .setLogLevel(SPRINGS_REPORTER, LogLevel.OFF);
  }

  /** What is wrong and, where Spring knows it, what to do, with every line break made a blank. */
  static String line(FailureAnalysis analysis) {
    return Stream.of(analysis.getDescription(), analysis.getAction())
        .filter(text -> text != null && !text.isBlank())
        .map(text -> text.strip().replaceAll("\\s*\\R\\s*", " "))
        .collect(Collectors.joining(" - "));
  }
}
