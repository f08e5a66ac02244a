package org.omnidesk.ai.classify;

import java.util.List;
import org.omnidesk.ai.encoder.Encoder;

/**
 * A trained state of the category classifier: several heads (words, letter pieces, the encoder's
 * vectors, the descriptions of the categories) fused with weights that cross-validation chose, and
 * calibrated. Immutable, safe for use by many threads.
 */
public interface TrainedClassifier {

  /**
   * Trains. Rows of categories without a description make their own class; categories without rows
   * are told by their description alone.
   *
   * @param texts may be empty: zero-shot
   * @param categories may be empty where texts are not; the order of the classes
   * @param encoder null: words only
   * @throws IllegalArgumentException if there are fewer than two categories
   */
  static TrainedClassifier train(
      List<LabelledText> texts,
      List<CategoryDescription> categories,
      Encoder encoder,
      TrainingOptions options,
      Progress progress) {
    return FusedTraining.train(texts, categories, encoder, options, progress);
  }

  /**
   * One prediction a text, in order.
   *
   * @param encoder of {@link #encoderId()}; ignored where that is null
   * @throws IllegalArgumentException if it is another encoder: vectors of two models never meet
   */
  List<Prediction> predict(List<ClassifiableText> texts, Encoder encoder);

  /** Calibrated probabilities alone, without evidence: quicker. */
  List<double[]> probabilities(List<ClassifiableText> texts, Encoder encoder);

  /** The same model with one threshold for every category and language, as a setting asks for. */
  TrainedClassifier withThreshold(double threshold);

  /** The model in one piece, versioned, compressed; holds no text of a ticket. */
  byte[] toBytes();

  /**
   * @throws IllegalArgumentException if these are no bytes of {@link #toBytes} of a version known
   */
  static TrainedClassifier fromBytes(byte[] bytes) {
    return ModelBytes.read(bytes);
  }

  /** SHA-256 of the rows, labels, descriptions and options, 64 hexadecimal digits. */
  String dataHash();

  /** {@code fused-} or {@code words-} and the first 10 digits of {@link #dataHash()}. */
  String id();

  /** Whose vectors it was trained on; null where words alone. */
  String encoderId();

  /** Order of the probabilities. */
  List<String> categories();

  /** Rows it was trained from. */
  int size();

  /** Cross-validated. */
  HeldOutScores scores();
}
