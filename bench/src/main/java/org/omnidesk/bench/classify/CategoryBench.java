package org.omnidesk.bench.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.HeldOutScores;
import org.omnidesk.ai.classify.Prediction;
import org.omnidesk.ai.classify.SeedRows;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.bench.Options;

/**
 * {@code bench/category [--test FILE]}: the classifier of a fresh installation on written tickets
 * that it was not trained on; confusion matrices by language, of those and of the cross-validation
 * of the training texts, on stderr.
 */
public final class CategoryBench {

  private CategoryBench() {}

  public static void main(String[] arguments) {
    Program.end("category", () -> run(arguments));
  }

  /** The figures by name. */
  public static Map<String, Object> run(String... arguments) {
    Options options = Options.parse(arguments, "test");
    String file = options.text("test", null);
    List<LabelledLines> rows =
        LabelledLines.read(
            file == null ? LabelledLines.ofTests("fresh-tickets.txt") : Path.of(file));
    List<AiProperties.Category> categories = AiProperties.standardCategories();
    TrainedClassifier model;
    List<Prediction> predictions;
    try (Encoder encoder = OnceEncoder.open()) {
      model =
          TrainedClassifier.train(
              SeedRows.labelled(categories),
              SeedRows.described(categories),
              encoder,
              TrainingOptions.standard(),
              (step, done, of) -> System.err.printf("training: %s, %d of %d%n", step, done, of));
      predictions =
          model.predict(
              rows.stream().map(r -> new ClassifiableText("", r.text(), r.language())).toList(),
              encoder);
    }
    HeldOutScores scores = model.scores();
    scores
        .confusion()
        .forEach(
            (language, counts) ->
                Matrix.print("cross-validation, " + language, model.categories(), counts));
    System.err.printf(
        "cross-validation: accuracy %.4f, macro-F1 %.4f, ece %.4f, kept %.3f at precision %.3f%n%n",
        scores.accuracy(), scores.macroF1(), scores.ece(), scores.kept(), scores.precisionKept());
    return figures(rows, predictions);
  }

  private static Map<String, Object> figures(
      List<LabelledLines> rows, List<Prediction> predictions) {
    List<String> wanted = rows.stream().map(LabelledLines::category).toList();
    List<String> got = predictions.stream().map(Prediction::category).toList();
    Matrix.print("fresh tickets, all", wanted, got);
    Map<String, Double> perLanguage = new TreeMap<>();
    for (String language : rows.stream().map(LabelledLines::language).collect(Collectors.toSet())) {
      List<String> ownWanted = Matrix.of(rows, wanted, language);
      List<String> ownGot = Matrix.of(rows, got, language);
      perLanguage.put(language, Scored.accuracy(ownWanted, ownGot));
      Matrix.print("fresh tickets, " + language, ownWanted, ownGot);
    }
    List<Integer> proposed = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (!predictions.get(i).abstained()) {
        proposed.add(i);
        right += wanted.get(i).equals(got.get(i)) ? 1 : 0;
      }
      if (!wanted.get(i).equals(got.get(i))) {
        System.err.printf(
            "%s, said %s %.2f: %s%n",
            wanted.get(i), got.get(i), predictions.get(i).confidence(), rows.get(i).text());
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("n", rows.size());
    figures.put("accuracy", Scored.accuracy(wanted, got));
    figures.put("macroF1", Scored.macroF1(wanted, got));
    figures.put(
        "ece",
        Scored.ece(
            wanted, got, predictions.stream().mapToDouble(Prediction::confidence).toArray()));
    figures.put("proposed", (double) proposed.size() / Math.max(1, rows.size()));
    figures.put("precision", proposed.isEmpty() ? null : (double) right / proposed.size());
    figures.put("perLanguage", perLanguage);
    return figures;
  }
}
