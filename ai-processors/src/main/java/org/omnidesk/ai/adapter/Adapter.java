package org.omnidesk.ai.adapter;

import java.util.List;
import java.util.Map;
import org.omnidesk.ai.text.SparseVector;

/**
 * The trained map from Hindi and Hinglish to the English encoder's space. A text is glossed word by
 * word and encoded; kernel ridge regression on the pairs (character n-grams and encoder vectors)
 * adds what the gloss lacks, a linear map per script keeps different texts apart. Immutable.
 *
 * @param id names the version, the pairs, the lexicon and the encoder
 * @param idf weights of the n-grams
 * @param grams n-grams of each training text
 * @param bases encoder vector of each training text, see {@link #base}
 * @param alphas the regression's dual coefficients, one row a training text
 * @param maps by script: rows for the regression's answer, then rows for the base vector
 * @param hinglish tells romanised Hindi from other texts in Latin letters
 * @param gloss writes a text in English words
 */
record Adapter(
    String id,
    float[] idf,
    List<SparseVector> grams,
    float[][] bases,
    float[][] alphas,
    Map<Script, float[][]> maps,
    HinglishModel hinglish,
    Loanwords loanwords,
    Gloss gloss) {

  private static final double GRAM_WEIGHT = 0.7;
  private static final double VECTOR_WEIGHT = 0.5;
  private static final int LEAST_DEVANAGARI = 2;
  private static final double LEAST_SHARE = 0.1;

  /** How a text is to be adapted; null: not at all. */
  Script script(String text) {
    int devanagari = 0;
    int letters = 0;
    int end = Math.min(text.length(), 4_000);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        devanagari += Devanagari.isDevanagari(c) ? 1 : 0;
      }
    }
    if (devanagari >= LEAST_DEVANAGARI && devanagari >= LEAST_SHARE * letters) {
      return Script.HINDI;
    }
    return letters >= 4 && hinglish.isHinglish(text) ? Script.HINGLISH : null;
  }

  /**
   * The vector that stands for a text before the regression: of a Hinglish text halfway between its
   * own and its gloss's, of a Hindi text its gloss's, for the encoder does not read Devanagari.
   *
   * @param own vector of the text itself; null for Hindi
   */
  static float[] base(float[] own, float[] gloss) {
    return own == null ? gloss : Vectors.between(own, gloss);
  }

  /** Similarity of two texts to the regression. */
  static double kernel(double grams, double vectors) {
    return GRAM_WEIGHT * grams + VECTOR_WEIGHT * StrictMath.exp(-2 * (1 - vectors));
  }

  /** A text's vector in the English space, length 1. */
  float[] adapt(String text, Script script, float[] base) {
    SparseVector features = Ngrams.weighted(Ngrams.counts(text), idf);
    float[] dense = new float[Ngrams.DIMENSIONS];
    for (int i = 0; i < features.indices().length; i++) {
      dense[features.indices()[i]] = features.values()[i];
    }
    float[] answer = base.clone();
    for (int row = 0; row < bases.length; row++) {
      SparseVector other = grams.get(row);
      float dot = 0;
      for (int i = 0; i < other.indices().length; i++) {
        dot += other.values()[i] * dense[other.indices()[i]];
      }
      Vectors.add(answer, alphas[row], (float) kernel(dot, Vectors.dot(base, bases[row])));
    }
    float[] mapped = Vectors.times(joined(answer, base), maps.get(script));
    Vectors.normalize(mapped);
    return mapped;
  }

  static float[] joined(float[] answer, float[] base) {
    float[] both = new float[answer.length + base.length];
    System.arraycopy(answer, 0, both, 0, answer.length);
    System.arraycopy(base, 0, both, answer.length, base.length);
    return both;
  }
}
