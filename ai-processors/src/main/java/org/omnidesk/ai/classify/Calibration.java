package org.omnidesk.ai.classify;

import java.util.List;

/** Says how far confidences mean what they say. */
final class Calibration {

  /** A held-out answer. */
  record Answer(double confidence, boolean right) {}

  private Calibration() {}

  /** Expected calibration error over 15 equal bins. */
  static double error(List<Answer> answers) {
    double[] confidence = new double[15];
    int[] right = new int[15];
    int[] count = new int[15];
    for (Answer answer : answers) {
      int bin = Math.min(14, (int) (answer.confidence() * 15));
      confidence[bin] += answer.confidence();
      right[bin] += answer.right() ? 1 : 0;
      count[bin]++;
    }
    double error = 0;
    for (int bin = 0; bin < 15; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
    }
    return error / Math.max(1, answers.size());
  }
}
