package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.List;
import org.omnidesk.ai.text.SoftmaxRegression;

/** Makes confidences mean what they say: temperature scaling and a threshold for a precision. */
final class Calibration {

  /** A held-out answer. */
  record Answer(double confidence, boolean right) {}

  private Calibration() {}

  /** The divisor of the scores with the least log loss. */
  static double temperature(double[][] scores, int[] labels) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (double t = 0.2; t < 3; t *= 1.08) {
      double loss = 0;
      for (int i = 0; i < labels.length; i++) {
        double[] p = scores[i].clone();
        SoftmaxRegression.softmax(p, t);
        loss -= Math.log(Math.max(p[labels[i]], 1e-12));
      }
      if (loss < least) {
        least = loss;
        best = t;
      }
    }
    return best;
  }

  /** Best class and its probability, for each text. */
  static List<Answer> answers(double[][] scores, int[] labels, double temperature) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      double[] p = scores[i].clone();
      SoftmaxRegression.softmax(p, temperature);
      int best = SoftmaxRegression.best(p);
      answers.add(new Answer(p[best], best == labels[i]));
    }
    return answers;
  }

  /** The least threshold from 0.2 to 0.95 at which the kept answers reach the precision. */
  static double threshold(List<Answer> answers, double precision) {
    for (int step = 20; step < 95; step++) {
      double threshold = step / 100.0;
      long kept = answers.stream().filter(a -> a.confidence() >= threshold).count();
      long right = answers.stream().filter(a -> a.confidence() >= threshold && a.right()).count();
      if (kept > 0 && right >= precision * kept) {
        return threshold;
      }
    }
    return 0.95;
  }

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
