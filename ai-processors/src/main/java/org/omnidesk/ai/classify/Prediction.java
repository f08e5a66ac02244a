package org.omnidesk.ai.classify;

import java.util.List;

/**
 * What a trained model says of one text.
 *
 * @param categories order of the probabilities
 * @param probabilities calibrated, summing to 1
 * @param best index of the most probable category
 * @param threshold least probability from which that category is proposed in this language
 * @param inScope how much the text is like those that the model was trained for, 0-1; small for a
 *     text that belongs to no category
 * @param scopeScore the figure behind {@code inScope}, unbounded; for measuring
 * @param abstained below the threshold, out of scope, or hardly a word known
 * @param why of the abstention, for people; null where it was proposed
 * @param features words that speak most for the best category, strongest first
 * @param nearest training texts most like this one, nearest first; empty without an encoder
 */
public record Prediction(
    List<String> categories,
    double[] probabilities,
    int best,
    double threshold,
    double inScope,
    double scopeScore,
    boolean abstained,
    String why,
    List<Feature> features,
    List<Neighbour> nearest) {

  /** A word or pair of words, and how much it moves the score of the category. */
  public record Feature(String word, double weight) {}

  /**
   * A training text.
   *
   * @param text its beginning; empty for a ticket, whose number is the source
   * @param category as people labelled it
   * @param source as in {@link LabelledText}
   * @param cosine to the text asked about, of the encoder's vectors
   */
  public record Neighbour(String text, String category, String source, double cosine) {}

  /** Most probable category, also when abstained. */
  public String category() {
    return categories.get(best);
  }

  /** Its probability. */
  public double confidence() {
    return probabilities[best];
  }
}
