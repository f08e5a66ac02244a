package org.omnidesk.bench.classify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.omnidesk.ai.classify.Prediction;

/**
 * Figures of one trained model on the test rows; accuracy, macro-F1 and calibration over rows in
 * scope.
 *
 * @param oosRecallAt95 share of out-of-scope rows left out when 95 % of the others are kept; null
 *     where there is none of either
 */
record Scored(
    double accuracy,
    double macroF1,
    double ece,
    double trainSeconds,
    double textsPerSecond,
    Double oosRecallAt95) {

  static Scored of(
      List<Prediction> predictions,
      List<String> truth,
      String outOfScope,
      double trainSeconds,
      double predictSeconds) {
    int[] inside =
        IntStream.range(0, truth.size()).filter(i -> !truth.get(i).equals(outOfScope)).toArray();
    int[] outside =
        IntStream.range(0, truth.size()).filter(i -> truth.get(i).equals(outOfScope)).toArray();
    List<String> wanted = Arrays.stream(inside).mapToObj(truth::get).toList();
    List<String> got = Arrays.stream(inside).mapToObj(i -> predictions.get(i).category()).toList();
    double[] confidence =
        Arrays.stream(inside).mapToDouble(i -> predictions.get(i).confidence()).toArray();
    return new Scored(
        accuracy(wanted, got),
        macroF1(wanted, got),
        ece(wanted, got, confidence),
        trainSeconds,
        truth.size() / Math.max(1e-9, predictSeconds),
        recallAt95(scope(predictions, inside), scope(predictions, outside)));
  }

  private static double[] scope(List<Prediction> predictions, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> predictions.get(i).scopeScore()).sorted().toArray();
  }

  static double accuracy(List<String> wanted, List<String> got) {
    return IntStream.range(0, wanted.size()).filter(i -> wanted.get(i).equals(got.get(i))).count()
        / (double) Math.max(1, wanted.size());
  }

  /** Mean over the labels that the test rows have. */
  static double macroF1(List<String> wanted, List<String> got) {
    double sum = 0;
    TreeSet<String> labels = new TreeSet<>(wanted);
    for (String label : labels) {
      double right = 0;
      double all = 0;
      for (int i = 0; i < wanted.size(); i++) {
        boolean is = wanted.get(i).equals(label);
        boolean called = got.get(i).equals(label);
        right += is && called ? 1 : 0;
        all += (is ? 1 : 0) + (called ? 1 : 0);
      }
      sum += all == 0 ? 0 : 2 * right / all;
    }
    return sum / Math.max(1, labels.size());
  }

  /** Top label, 15 equal bins. */
  static double ece(List<String> wanted, List<String> got, double[] confidence) {
    double[] off = new double[15];
    for (int i = 0; i < confidence.length; i++) {
      int bin = Math.min(14, (int) (confidence[i] * 15));
      off[bin] += confidence[i] - (wanted.get(i).equals(got.get(i)) ? 1 : 0);
    }
    return Arrays.stream(off).map(Math::abs).sum() / Math.max(1, confidence.length);
  }

  /** Both ascending. */
  private static Double recallAt95(double[] inside, double[] outside) {
    if (inside.length == 0 || outside.length == 0) {
      return null;
    }
    double threshold = inside[(int) Math.floor(0.05 * inside.length)];
    return Arrays.stream(outside).filter(score -> score < threshold).count()
        / (double) outside.length;
  }

  /** The mean of several. */
  static Scored mean(List<Scored> all) {
    return new Scored(
        all.stream().mapToDouble(Scored::accuracy).average().orElse(0),
        all.stream().mapToDouble(Scored::macroF1).average().orElse(0),
        all.stream().mapToDouble(Scored::ece).average().orElse(0),
        all.stream().mapToDouble(Scored::trainSeconds).average().orElse(0),
        all.stream().max(Comparator.comparingDouble(Scored::textsPerSecond)).isEmpty()
            ? 0
            // The first run encodes; the others find the vectors ready and would flatter.
            : all.get(0).textsPerSecond(),
        all.get(0).oosRecallAt95() == null
            ? null
            : all.stream().mapToDouble(Scored::oosRecallAt95).average().orElse(0));
  }
}
