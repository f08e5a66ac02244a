package org.omnidesk.bench.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.omnidesk.ai.classify.CategoryDescription;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.ai.classify.Prediction;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.table.Table;

/**
 * {@code bench/evaluate --train TRAIN.csv --test TEST.csv --text COL[,COL] --label COL [--shots N
 * --seeds K] [--out-of-scope LABEL] [--descriptions FILE]}: trains the product's classifier on one
 * file and judges it on the other. Rows without a label are left out. {@code --shots 0} is
 * zero-shot: descriptions alone; with more, the mean over seeds that draw so many rows of each
 * label. Figures are over rows in scope.
 */
public final class Evaluate {

  private Evaluate() {}

  public static void main(String[] arguments) {
    Program.end("evaluate", () -> run(arguments));
  }

  /**
   * The figures by name; what does not apply is null.
   *
   * @throws IllegalArgumentException naming the argument, file or column that is wrong
   */
  public static Map<String, Object> run(String... arguments) {
    Options options =
        Options.parse(
            arguments,
            "train",
            "test",
            "text",
            "label",
            "shots",
            "seeds",
            "out-of-scope",
            "descriptions");
    String text = required(options, "text");
    String label = required(options, "label");
    String outOfScope = options.text("out-of-scope", null);
    List<LabelledText> train = rows(file(options, "train"), text, label);
    List<LabelledText> test = rows(file(options, "test"), text, label);
    if (test.isEmpty()) {
      throw new IllegalArgumentException("--test: no row has a " + label);
    }
    int shots = options.number("shots", -1);
    int seeds = shots < 0 ? 1 : shots == 0 ? 1 : options.number("seeds", 5);
    if (seeds < 1) {
      throw new IllegalArgumentException("--seeds: at least 1");
    }
    Set<String> labels =
        train.stream()
            .map(LabelledText::category)
            .filter(l -> !l.equals(outOfScope))
            .collect(Collectors.toCollection(TreeSet::new));
    List<CategoryDescription> categories =
        Descriptions.of(labels, options.text("descriptions", null));
    List<Scored> scored = new ArrayList<>();
    try (Encoder encoder = OnceEncoder.open()) {
      for (int seed = 0; seed < seeds; seed++) {
        List<LabelledText> drawn = shots < 0 ? train : draw(train, shots, seed);
        scored.add(score(drawn, categories, test, outOfScope, encoder));
        System.err.printf("run %d: %s%n", seed + 1, scored.getLast());
      }
    }
    Scored mean = Scored.mean(scored);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("n", test.stream().filter(r -> !r.category().equals(outOfScope)).count());
    figures.put("accuracy", mean.accuracy());
    figures.put("macroF1", mean.macroF1());
    figures.put("ece", mean.ece());
    figures.put("trainSeconds", mean.trainSeconds());
    figures.put("textsPerSecond", mean.textsPerSecond());
    figures.put("oosRecallAt95", mean.oosRecallAt95());
    return figures;
  }

  private static Scored score(
      List<LabelledText> train,
      List<CategoryDescription> categories,
      List<LabelledText> test,
      String outOfScope,
      Encoder encoder) {
    long begin = System.nanoTime();
    TrainedClassifier model =
        TrainedClassifier.train(
            train,
            categories,
            encoder,
            TrainingOptions.standard().withOutOfScopeLabel(outOfScope),
            (step, done, of) -> System.err.printf("training: %s, %d of %d%n", step, done, of));
    double trained = (System.nanoTime() - begin) / 1e9;
    System.err.printf(
        "cross-validated: n=%d accuracy=%.4f macroF1=%.4f ece=%.4f; %.1f s%n",
        model.scores().n(),
        model.scores().accuracy(),
        model.scores().macroF1(),
        model.scores().ece(),
        trained);
    begin = System.nanoTime();
    List<ClassifiableText> texts = test.stream().map(LabelledText::text).toList();
    List<Prediction> predictions = model.predict(texts, encoder);
    double predicted = (System.nanoTime() - begin) / 1e9;
    return Scored.of(
        predictions,
        test.stream().map(LabelledText::category).toList(),
        outOfScope,
        trained,
        predicted);
  }

  /** So many rows of each label, others for another seed. */
  private static List<LabelledText> draw(List<LabelledText> rows, int shots, int seed) {
    List<LabelledText> drawn = new ArrayList<>();
    Random random = new Random(seed);
    new TreeMap<>(rows.stream().collect(Collectors.groupingBy(LabelledText::category)))
        .values()
        .forEach(
            own -> {
              List<LabelledText> shuffled = new ArrayList<>(own);
              Collections.shuffle(shuffled, random);
              drawn.addAll(shuffled.subList(0, Math.min(shots, shuffled.size())));
            });
    return drawn;
  }

  private static List<LabelledText> rows(Path file, String text, String label) {
    Table table = Table.read(file);
    List<String> texts = table.texts(text);
    List<String> labels = table.column(label);
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (!labels.get(i).isBlank()) {
        rows.add(LabelledText.of(texts.get(i), null, labels.get(i)));
      }
    }
    return rows;
  }

  private static String required(Options options, String name) {
    String value = options.text(name, null);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static Path file(Options options, String name) {
    Path file = Path.of(required(options, name));
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("--" + name + ": cannot read " + file);
    }
    return file;
  }
}
