package org.omnidesk.ai.classify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.text.SoftmaxRegression;

/** Trains a {@link FusedModel}. */
final class FusedTraining {

  // Sentences that have nothing to do with each other: an encoder that finds them alike does not
  // see their script.
  private static final List<String> UNRELATED_HINDI =
      List.of(
          "मेरे लैपटॉप की बैटरी जल्दी खत्म हो जाती है",
          "कल शाम बारिश में मैच रद्द हो गया",
          "वेतन की पर्ची ईमेल से भेज दीजिए",
          "दादी ने गाँव में आम का पेड़ लगाया");

  private FusedTraining() {}

  static FusedModel train(
      List<LabelledText> labelled,
      List<CategoryDescription> categories,
      Encoder encoder,
      TrainingOptions options,
      Progress progress) {
    TrainingRows rows = TrainingRows.of(labelled, categories, options);
    float[][] encoded =
        encoder == null ? null : encoder.encode(rows.texts()).toArray(float[][]::new);
    boolean blind = encoder != null && isBlind(encoder);
    HeadTraining.Result heads = new HeadTraining(rows, encoded, options, progress).train();
    int[] judged = heads.judged();
    int[] truth = Arrays.stream(judged).map(row -> rows.y()[row]).toArray();
    String[] languages =
        Arrays.stream(judged)
            .mapToObj(row -> FusedModel.language(labelled.get(row).text()))
            .toArray(String[]::new);
    FusionFit fit = new FusionFit(heads.scores(), truth, languages, rows.classes().size(), blind);
    Fusion fusion = fit.fit(IntStream.range(0, judged.length).toArray());
    double[][] logits = heldOutLogits(fit, rows, heads, languages);
    Judgement judgement = judge(logits, rows, heads, truth, languages, options);
    return new FusedModel(
        rows.classes(),
        rows.inScope(),
        encoder == null ? null : encoder.modelId(),
        hash(labelled, categories, options, encoder),
        heads.heads(),
        fusion,
        judgement.scope(),
        judgement.thresholds(),
        judgement.scores(),
        Example.of(labelled));
  }

  private static boolean isBlind(Encoder encoder) {
    List<float[]> vectors = encoder.encode(UNRELATED_HINDI);
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++, pairs++) {
        for (int d = 0; d < vectors.get(i).length; d++) {
          sum += vectors.get(i)[d] * vectors.get(j)[d];
        }
      }
    }
    return sum / pairs > 0.5;
  }

  /** Each fold is judged by weights that were chosen on the other folds. */
  private static double[][] heldOutLogits(
      FusionFit fit, TrainingRows rows, HeadTraining.Result heads, String[] languages) {
    double[][] logits = new double[heads.judged().length][];
    for (int held = 0; held < rows.folds(); held++) {
      int out = held;
      int[] others =
          IntStream.range(0, logits.length)
              .filter(i -> rows.fold()[heads.judged()[i]] != out)
              .toArray();
      Fusion fusion = fit.fit(others);
      for (int i = 0; i < logits.length; i++) {
        if (rows.fold()[heads.judged()[i]] == out) {
          float[][] scores = new float[heads.scores().length][];
          for (int h = 0; h < scores.length; h++) {
            scores[h] = heads.scores()[h][i];
          }
          logits[i] = fusion.logits(scores, languages[i]);
        }
      }
    }
    return logits;
  }

  private record Judgement(Scope scope, Thresholds thresholds, HeldOutScores scores) {}

  private static Judgement judge(
      double[][] logits,
      TrainingRows rows,
      HeadTraining.Result heads,
      int[] truth,
      String[] languages,
      TrainingOptions options) {
    List<double[]> parts = new ArrayList<>();
    List<double[]> probabilities = new ArrayList<>();
    List<Thresholds.Answer> answers = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      if (truth[i] < rows.inScope()) {
        double[] p = Fusion.probabilities(logits[i], rows.inScope(), logits.length);
        int best = SoftmaxRegression.best(p);
        probabilities.add(p);
        parts.add(Scope.parts(logits[i], rows.inScope(), heads.closeness()[i]));
        answers.add(new Thresholds.Answer(best, p[best], best == truth[i], languages[i]));
        kept.add(i);
      }
    }
    List<String> categories = rows.classes().subList(0, rows.inScope());
    Thresholds thresholds = Thresholds.of(answers, rows.inScope(), options.targetPrecision());
    return new Judgement(
        Scope.of(parts.toArray(double[][]::new)),
        thresholds,
        HeldOutReport.of(
            probabilities,
            kept.stream().mapToInt(i -> truth[i]).toArray(),
            kept.stream().map(i -> languages[i]).toArray(String[]::new),
            categories,
            thresholds));
  }

  static String hash(
      List<LabelledText> labelled,
      List<CategoryDescription> categories,
      TrainingOptions options,
      Encoder encoder) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      labelled.forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
      categories.forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
      // Threads change the time, not the model.
      digest.update(options.withThreads(1).toString().getBytes(StandardCharsets.UTF_8));
      digest.update(
          (FusedModel.VERSION + (encoder == null ? "" : encoder.modelId()))
              .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
