package org.omnidesk.ai.classify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From which probability a category is proposed: the least at which held-out answers reached the
 * precision asked for, over all, by category and by language where there were answers enough. The
 * stricter of category and language counts.
 */
record Thresholds(double all, double[] byClass, Map<String, Double> byLanguage) {

  private static final int ENOUGH = 25;

  /** A held-out answer. */
  record Answer(int best, double confidence, boolean right, String language) {}

  static Thresholds of(List<Answer> answers, int classes, double precision) {
    double all = least(answers, precision, 0.95);
    double[] byClass = new double[classes];
    for (int k = 0; k < classes; k++) {
      int ofClass = k;
      byClass[k] =
          enough(answers.stream().filter(a -> a.best() == ofClass).toList(), precision, all);
    }
    Map<String, Double> byLanguage = new TreeMap<>();
    for (String language :
        answers.stream().map(Answer::language).filter(l -> l != null).distinct().toList()) {
      byLanguage.put(
          language,
          enough(
              answers.stream().filter(a -> language.equals(a.language())).toList(),
              precision,
              all));
    }
    return new Thresholds(all, byClass, byLanguage);
  }

  private static double enough(List<Answer> answers, double precision, double otherwise) {
    return answers.size() < ENOUGH ? otherwise : least(answers, precision, 0.95);
  }

  private static double least(List<Answer> answers, double precision, double otherwise) {
    List<Answer> sorted = new ArrayList<>(answers);
    sorted.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
    double least = otherwise;
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      // One more wrong one is assumed: few answers at the top prove little.
      if (right >= precision * (i + 1.5)) {
        least = sorted.get(i).confidence();
      }
    }
    return Math.clamp(least, 0.2, 0.95);
  }

  /** The one that counts. */
  double of(int category, String language) {
    Double ofLanguage = language == null ? null : byLanguage.get(language);
    return ofLanguage == null ? byClass[category] : Math.max(byClass[category], ofLanguage);
  }

  /** The same one everywhere, as a setting asks for. */
  static Thresholds fixed(double value, int classes) {
    double[] byClass = new double[classes];
    java.util.Arrays.fill(byClass, value);
    return new Thresholds(value, byClass, Map.of());
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(all);
    out.writeInt(byClass.length);
    for (double value : byClass) {
      out.writeDouble(value);
    }
    out.writeInt(byLanguage.size());
    for (Map.Entry<String, Double> entry : byLanguage.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeDouble(entry.getValue());
    }
  }

  static Thresholds read(DataInput in) throws IOException {
    double all = in.readDouble();
    double[] byClass = new double[in.readInt()];
    for (int k = 0; k < byClass.length; k++) {
      byClass[k] = in.readDouble();
    }
    int size = in.readInt();
    Map<String, Double> byLanguage = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      byLanguage.put(in.readUTF(), in.readDouble());
    }
    return new Thresholds(all, byClass, byLanguage);
  }
}
