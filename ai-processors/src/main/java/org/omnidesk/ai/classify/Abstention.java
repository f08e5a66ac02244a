package org.omnidesk.ai.classify;

import java.util.List;
import java.util.Locale;
import org.omnidesk.ai.text.EverydayWords;

/** When a model proposes no category, and the reason that people read. */
final class Abstention {

  // Below this share of known words a confidence would be made of chance.
  private static final double LEAST_KNOWN = 0.2;
  // Under this cosine two texts have little in common; a word alone then decides nothing.
  private static final double LEAST_NEAR = 0.45;
  // The same for a text whose words stand in tickets of every kind.
  private static final double LEAST_NEAR_OF_EMPTY = 0.5;
  // Only words that are this sure of themselves decide where no text like it is known.
  private static final double SURE_ALONE = 0.75;

  private Abstention() {}

  /**
   * What is known of an answer.
   *
   * @param sure its probability
   * @param threshold the least that is asked
   * @param known share of the text's words that training has seen
   * @param outside whether the text is unlike those trained for
   * @param words that speak most for the category
   * @param nearest labelled rows, the nearest first; empty where there are no vectors
   */
  record Evidence(
      String category,
      double sure,
      double threshold,
      double known,
      boolean outside,
      List<Prediction.Feature> words,
      List<Prediction.Neighbour> nearest) {}

  /** The reason to abstain, or null where the answer is proposed. */
  static String why(Evidence e) {
    if (e.known() < LEAST_KNOWN) {
      return WordEvidence.UNKNOWN;
    }
    if (e.outside()) {
      return "unlike anything it was trained for";
    }
    if (e.sure() < e.threshold()) {
      return String.format(
          Locale.ROOT,
          "%s is only %.2f sure, %.2f is asked",
          e.category(),
          e.sure(),
          e.threshold());
    }
    return e.nearest().isEmpty() ? null : unlikeAll(e, e.nearest().getFirst());
  }

  private static String unlikeAll(Evidence e, Prediction.Neighbour nearest) {
    boolean empty = e.words().stream().allMatch(word -> EverydayWords.isEveryday(word.word()));
    boolean decided = e.sure() >= SURE_ALONE && nearest.category().equals(e.category());
    if (nearest.cosine() >= (empty ? LEAST_NEAR_OF_EMPTY : LEAST_NEAR) || !empty && decided) {
      return null;
    }
    return String.format(
        Locale.ROOT,
        "%s for %s, %.2f sure, but no text like it is known (the nearest, %.2f, is of %s)",
        empty ? "no word of the field speaks" : "words speak",
        e.category(),
        e.sure(),
        nearest.cosine(),
        nearest.category());
  }
}
