package org.omnidesk.bench.scores;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What one or several runs (folds) of a program give; several count by their {@code n}.
 *
 * @param runs at least one; empty where it cannot be measured here
 * @param missing why it cannot be measured, for people; null where it can
 */
record Measurement(List<Run> runs, String missing) {

  static Measurement of(Run... runs) {
    return new Measurement(List.of(runs), null);
  }

  static Measurement missing(String why) {
    return new Measurement(List.of(), why);
  }

  /** The results of all runs, in their order. */
  record Results(List<JsonNode> each, String log, String failed) {

    /** Mean of the figure, each run weighed by its rows; empty if a run did not give it. */
    OptionalDouble mean(ToDoubleFunction<JsonNode> figure) {
      double sum = 0;
      double weight = 0;
      for (JsonNode result : each) {
        double value = figure.applyAsDouble(result);
        if (Double.isNaN(value)) {
          return OptionalDouble.empty();
        }
        double n = Math.max(1, result.path("n").asDouble(1));
        sum += n * value;
        weight += n;
      }
      return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
    }
  }

  /** Runs everything; a run that fails ends the measurement and is told. */
  Results start(java.nio.file.Path bench) throws java.io.IOException, InterruptedException {
    List<JsonNode> results = new ArrayList<>();
    StringBuilder log = new StringBuilder();
    for (Run run : runs) {
      System.err.println("scores: " + run.shown());
      Run.Ended ended = run.start(bench);
      log.append(ended.log());
      if (!ended.result().isObject()) {
        return new Results(List.of(), log.toString(), "exit " + ended.exit());
      }
      results.add(ended.result());
    }
    return new Results(results, log.toString(), null);
  }
}
