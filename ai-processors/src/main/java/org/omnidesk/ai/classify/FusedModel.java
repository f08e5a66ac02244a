package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.text.SoftmaxRegression;

/**
 * The trained state behind {@link TrainedClassifier}.
 *
 * @param classes ids, the out-of-scope label last where there is one
 * @param inScope how many of them may be proposed
 * @param examples of the labelled rows, in the order of the heads' rows
 */
record FusedModel(
    List<String> classes,
    int inScope,
    String encoderId,
    String dataHash,
    Heads heads,
    Fusion fusion,
    Scope scope,
    Thresholds thresholds,
    HeldOutScores scores,
    List<Example> examples)
    implements TrainedClassifier {

  static final int VERSION = 1;
  static final String HINDI = "hi";
  // Below this rank hardly one of a hundred texts of the training's kind lies.
  private static final double LEAST_RANK = 0.01;
  private static final int BATCH = 256;

  /** What the heads and the fusion say of one text. */
  private record Answer(String read, double[] logits, double[] probabilities, float[] products) {}

  @Override
  public List<Prediction> predict(List<ClassifiableText> texts, Encoder encoder) {
    List<Prediction> predictions = new ArrayList<>(texts.size());
    answer(texts, encoder, (text, answer) -> predictions.add(prediction(text, answer)));
    return predictions;
  }

  @Override
  public List<double[]> probabilities(List<ClassifiableText> texts, Encoder encoder) {
    List<double[]> probabilities = new ArrayList<>(texts.size());
    answer(texts, encoder, (text, answer) -> probabilities.add(answer.probabilities()));
    return probabilities;
  }

  private interface Each {
    void take(ClassifiableText text, Answer answer);
  }

  private void answer(List<ClassifiableText> texts, Encoder encoder, Each each) {
    if (encoderId != null && (encoder == null || !encoderId.equals(encoder.modelId()))) {
      throw new IllegalArgumentException(
          "trained on vectors of %s, asked with %s"
              .formatted(encoderId, encoder == null ? "none" : encoder.modelId()));
    }
    for (int from = 0; from < texts.size(); from += BATCH) {
      List<ClassifiableText> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
      List<String> read = batch.stream().map(ClassifiableText::trouble).toList();
      List<float[]> vectors = encoderId == null ? null : encoder.encode(read);
      List<float[]> all = vectors == null ? null : heads.vectors().products(vectors);
      for (int i = 0; i < batch.size(); i++) {
        float[] vector = vectors == null ? null : vectors.get(i);
        float[] products = vectors == null ? null : all.get(i);
        double[] logits =
            fusion.logits(heads.scores(read.get(i), vector, products), language(batch.get(i)));
        each.take(
            batch.get(i),
            new Answer(
                read.get(i), logits, Fusion.probabilities(logits, inScope, scores.n()), products));
      }
    }
  }

  private Prediction prediction(ClassifiableText text, Answer answer) {
    String read = answer.read();
    double[] p = answer.probabilities();
    int best = SoftmaxRegression.best(p);
    double threshold = thresholds.of(best, language(text));
    double closeness =
        answer.products() == null ? 0 : Neighbours.closeness(answer.products(), null, 0);
    double[] parts = Scope.parts(answer.logits(), inScope, closeness);
    double rank = scope.rank(parts);
    boolean outside =
        rank < LEAST_RANK
            || (classes.size() > inScope && answer.logits()[inScope] > answer.logits()[best]);
    List<Prediction.Neighbour> nearest = nearest(answer.products());
    List<Prediction.Feature> features = WordEvidence.strongest(heads, read, best);
    String why =
        Abstention.why(
            new Abstention.Evidence(
                classes.get(best),
                p[best],
                threshold,
                WordEvidence.knownShare(heads.words(), read),
                outside,
                features,
                nearest));
    return new Prediction(
        categories(),
        p,
        best,
        threshold,
        rank,
        scope.score(parts),
        why != null,
        why,
        features,
        nearest);
  }

  private List<Prediction.Neighbour> nearest(float[] products) {
    if (products == null || examples.isEmpty()) {
      return List.of();
    }
    float[] labelled = Arrays.copyOf(products, examples.size());
    return Arrays.stream(Neighbours.nearest(labelled, 3, null, 0))
        .mapToObj(
            row ->
                new Prediction.Neighbour(
                    examples.get(row).text(),
                    classes.get(heads.y()[row]),
                    examples.get(row).source(),
                    labelled[row]))
        .toList();
  }

  /** The language given; Hindi where none is given and the letters say so. */
  static String language(ClassifiableText text) {
    if (text.language() != null) {
      return text.language();
    }
    String read = text.joined();
    long letters = read.chars().limit(400).filter(Character::isLetter).count();
    long devanagari = read.chars().limit(400).filter(c -> c >= 0x900 && c <= 0x97F).count();
    return devanagari * 3 > letters ? HINDI : null;
  }

  @Override
  public TrainedClassifier withThreshold(double threshold) {
    return new FusedModel(
        classes,
        inScope,
        encoderId,
        dataHash,
        heads,
        fusion,
        scope,
        Thresholds.fixed(threshold, inScope),
        scores,
        examples);
  }

  @Override
  public byte[] toBytes() {
    return ModelBytes.write(this);
  }

  @Override
  public String id() {
    return (encoderId == null ? "words-" : "fused-") + dataHash.substring(0, 10);
  }

  @Override
  public List<String> categories() {
    return classes.subList(0, inScope);
  }

  @Override
  public int size() {
    return examples.size();
  }
}
