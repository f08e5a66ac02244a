package org.omnidesk.ai.classify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.omnidesk.ai.text.SoftmaxRegression;

/** Counts held-out answers into {@link HeldOutScores}, and stores those. */
final class HeldOutReport {

  private HeldOutReport() {}

  /**
   * @param probabilities of the rows, in scope ones only
   * @param truth class of each
   * @param languages of each, may hold nulls
   */
  static HeldOutScores of(
      List<double[]> probabilities,
      int[] truth,
      String[] languages,
      List<String> categories,
      Thresholds thresholds) {
    int n = probabilities.size();
    if (n == 0) {
      return HeldOutScores.NONE;
    }
    int classes = categories.size();
    Map<String, int[][]> confusion = new TreeMap<>();
    confusion.put(HeldOutScores.ALL, new int[classes][classes]);
    List<Calibration.Answer> answers = new ArrayList<>();
    int kept = 0;
    int keptRight = 0;
    for (int i = 0; i < n; i++) {
      int best = SoftmaxRegression.best(probabilities.get(i));
      boolean right = best == truth[i];
      double confidence = probabilities.get(i)[best];
      answers.add(new Calibration.Answer(confidence, right));
      confusion.get(HeldOutScores.ALL)[truth[i]][best]++;
      if (languages[i] != null) {
        confusion.computeIfAbsent(languages[i], l -> new int[classes][classes])[truth[i]][best]++;
      }
      if (confidence >= thresholds.of(best, languages[i])) {
        kept++;
        keptRight += right ? 1 : 0;
      }
    }
    int[][] all = confusion.get(HeldOutScores.ALL);
    Map<String, HeldOutScores.OfClass> perClass = new TreeMap<>();
    for (int k = 0; k < classes; k++) {
      perClass.put(categories.get(k), ofClass(all, k, thresholds.byClass()[k]));
    }
    return new HeldOutScores(
        n,
        answers.stream().filter(Calibration.Answer::right).count() / (double) n,
        perClass.values().stream()
            .filter(c -> c.n() > 0)
            .collect(Collectors.averagingDouble(HeldOutScores.OfClass::f1)),
        Calibration.error(answers),
        thresholds.all(),
        (double) kept / n,
        (double) keptRight / Math.max(1, kept),
        perClass,
        confusion);
  }

  private static HeldOutScores.OfClass ofClass(int[][] confusion, int k, double threshold) {
    int of = 0;
    int as = 0;
    for (int j = 0; j < confusion.length; j++) {
      of += confusion[k][j];
      as += confusion[j][k];
    }
    double right = confusion[k][k];
    return new HeldOutScores.OfClass(
        of, right / Math.max(1, as), right / Math.max(1, of), threshold);
  }

  static void write(HeldOutScores scores, List<String> categories, DataOutput out)
      throws IOException {
    out.writeInt(scores.n());
    for (double value :
        new double[] {
          scores.accuracy(),
          scores.macroF1(),
          scores.ece(),
          scores.threshold(),
          scores.kept(),
          scores.precisionKept()
        }) {
      out.writeDouble(value);
    }
    out.writeInt(scores.perClass().size());
    for (Map.Entry<String, HeldOutScores.OfClass> entry : scores.perClass().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue().n());
      out.writeDouble(entry.getValue().precision());
      out.writeDouble(entry.getValue().recall());
      out.writeDouble(entry.getValue().threshold());
    }
    out.writeInt(scores.confusion().size());
    for (Map.Entry<String, int[][]> entry : scores.confusion().entrySet()) {
      out.writeUTF(entry.getKey());
      for (int[] row : entry.getValue()) {
        for (int count : row) {
          out.writeInt(count);
        }
      }
    }
  }

  static HeldOutScores read(List<String> categories, DataInput in) throws IOException {
    int n = in.readInt();
    double[] values = new double[6];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    Map<String, HeldOutScores.OfClass> perClass = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      perClass.put(
          in.readUTF(),
          new HeldOutScores.OfClass(
              in.readInt(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    Map<String, int[][]> confusion = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String language = in.readUTF();
      int[][] counts = new int[categories.size()][categories.size()];
      for (int[] row : counts) {
        for (int k = 0; k < row.length; k++) {
          row[k] = in.readInt();
        }
      }
      confusion.put(language, counts);
    }
    return new HeldOutScores(
        n, values[0], values[1], values[2], values[3], values[4], values[5], perClass, confusion);
  }
}
