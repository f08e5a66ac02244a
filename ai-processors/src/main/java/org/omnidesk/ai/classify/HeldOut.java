package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * What cross-validation tells: every text is judged by a model that has not seen it, and with half
 * of its {@link FieldTerms} hidden.
 *
 * @param categories order of the classes
 * @param confusion rows by true category, columns by predicted
 * @param accuracy share of right categories, 0-1
 * @param macroF1 mean F1 of the categories
 * @param temperature that makes the held-out probabilities fit best
 * @param threshold least confidence at which held-out answers reach the target precision
 * @param kept share of texts at or above the threshold
 * @param precisionKept share of right categories among those
 * @param calibrationError expected calibration error, 15 equal bins, after temperature
 * @param urgencyAccuracy share of right urgencies, rules included
 * @param urgencyMacroF1 mean F1 of the urgencies
 * @param typeAccuracy share of right types
 */
record HeldOut(
    List<String> categories,
    int[][] confusion,
    double accuracy,
    double macroF1,
    double temperature,
    double threshold,
    double kept,
    double precisionKept,
    double calibrationError,
    double urgencyAccuracy,
    double urgencyMacroF1,
    double typeAccuracy) {

  private static final int FOLDS = 4;

  /** Trains on {@value #FOLDS} times three quarters of the texts, stratified by category. */
  static HeldOut of(
      List<SeedText> texts, List<String> categories, int steps, double targetPrecision) {
    int[] fold = folds(texts);
    double[][] scores = new double[texts.size()][];
    int[][] urgencies = new int[Urgency.values().length][Urgency.values().length];
    int rightTypes = 0;
    for (int held = 0; held < FOLDS; held++) {
      List<SeedText> training = new ArrayList<>();
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] != held) {
          training.add(texts.get(i));
        }
      }
      TextModel model = TextModel.train(training, categories, steps);
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] == held) {
          SeedText text = texts.get(i);
          scores[i] = model.cautiousScores(text.text());
          TextModel.Probabilities p = model.probabilities(text.text());
          urgencies[text.urgency().ordinal()][
              UrgencyDecision.of(p.urgency(), text.text()).urgency().ordinal()]++;
          rightTypes += SoftmaxRegression.best(p.type()) == text.type().ordinal() ? 1 : 0;
        }
      }
    }
    int[] labels = texts.stream().mapToInt(t -> categories.indexOf(t.category())).toArray();
    int[][] confusion = new int[categories.size()][categories.size()];
    for (int i = 0; i < labels.length; i++) {
      confusion[labels[i]][SoftmaxRegression.best(scores[i])]++;
    }
    double temperature = Calibration.temperature(scores, labels);
    List<Calibration.Answer> answers = Calibration.answers(scores, labels, temperature);
    double threshold = Calibration.threshold(answers, targetPrecision);
    List<Calibration.Answer> kept =
        answers.stream().filter(a -> a.confidence() >= threshold).toList();
    return new HeldOut(
        categories,
        confusion,
        accuracy(confusion),
        macroF1(confusion),
        temperature,
        threshold,
        (double) kept.size() / answers.size(),
        kept.stream().filter(Calibration.Answer::right).count() / (double) Math.max(1, kept.size()),
        Calibration.error(answers),
        accuracy(urgencies),
        macroF1(urgencies),
        (double) rightTypes / texts.size());
  }

  private static int[] folds(List<SeedText> texts) {
    Map<String, Integer> next = new HashMap<>();
    return texts.stream()
        // By category and language in turn, so each fold has all of both.
        .mapToInt(t -> next.merge(t.category(), 1, Integer::sum) % FOLDS)
        .toArray();
  }

  private static double accuracy(int[][] confusion) {
    int right = 0;
    int all = 0;
    for (int i = 0; i < confusion.length; i++) {
      right += confusion[i][i];
      for (int count : confusion[i]) {
        all += count;
      }
    }
    return (double) right / Math.max(1, all);
  }

  private static double macroF1(int[][] confusion) {
    double sum = 0;
    for (int i = 0; i < confusion.length; i++) {
      int ofClass = 0;
      int asClass = 0;
      for (int j = 0; j < confusion.length; j++) {
        ofClass += confusion[i][j];
        asClass += confusion[j][i];
      }
      sum += 2.0 * confusion[i][i] / Math.max(1, ofClass + asClass);
    }
    return sum / confusion.length;
  }
}
