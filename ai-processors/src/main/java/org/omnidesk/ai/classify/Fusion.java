package org.omnidesk.ai.classify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.omnidesk.ai.text.SoftmaxRegression;

/**
 * How the heads are weighed: calibrated log odds are the weighted sum of their scores and a bias by
 * class.
 *
 * @param spread standard deviation of each head's centred scores
 * @param byLanguage weights of each language that had rows enough, and of {@link #ANY}
 */
record Fusion(float[] spread, Map<String, Weights> byLanguage) {

  /** Where a language has no weights of its own. */
  static final String ANY = "";

  private static final double DOUBT_OF_NONE = 0.02;

  /** Weights of spread-scaled heads, and the bias of each class. */
  record Weights(double[] heads, double[] bias) {}

  /** Weights for a language. */
  Weights of(String language) {
    Weights own = language == null ? null : byLanguage.get(language);
    return own == null ? byLanguage.get(ANY) : own;
  }

  /** Log odds by class. */
  double[] logits(float[][] scores, String language) {
    return logits(scores, of(language));
  }

  private double[] logits(float[][] scores, Weights weights) {
    double[] logits = weights.bias().clone();
    for (int h = 0; h < scores.length; h++) {
      double times = weights.heads()[h] / spread[h];
      for (int k = 0; k < logits.length; k++) {
        logits[k] += times * scores[h][k];
      }
    }
    return logits;
  }

  /**
   * Probabilities of the classes that may be proposed, summing to 1. As many held-out rows as there
   * were cannot prove a certainty beyond one error in as many, so none is claimed.
   *
   * @param judged held-out rows that the weights were chosen on
   */
  static double[] probabilities(double[] logits, int inScope, int judged) {
    double[] p = java.util.Arrays.copyOf(logits, inScope);
    SoftmaxRegression.softmax(p, 1);
    double doubt = judged == 0 ? DOUBT_OF_NONE : 1.0 / (judged + 2);
    for (int k = 0; k < inScope; k++) {
      p[k] = (1 - doubt) * p[k] + doubt / inScope;
    }
    return p;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(spread.length);
    for (float value : spread) {
      out.writeFloat(value);
    }
    out.writeInt(byLanguage.size());
    for (Map.Entry<String, Weights> entry : byLanguage.entrySet()) {
      out.writeUTF(entry.getKey());
      for (double value : entry.getValue().heads()) {
        out.writeDouble(value);
      }
      out.writeInt(entry.getValue().bias().length);
      for (double value : entry.getValue().bias()) {
        out.writeDouble(value);
      }
    }
  }

  static Fusion read(DataInput in) throws IOException {
    float[] spread = new float[in.readInt()];
    for (int h = 0; h < spread.length; h++) {
      spread[h] = in.readFloat();
    }
    int size = in.readInt();
    Map<String, Weights> byLanguage = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      String language = in.readUTF();
      double[] heads = new double[spread.length];
      for (int h = 0; h < heads.length; h++) {
        heads[h] = in.readDouble();
      }
      double[] bias = new double[in.readInt()];
      for (int k = 0; k < bias.length; k++) {
        bias[k] = in.readDouble();
      }
      byLanguage.put(language, new Weights(heads, bias));
    }
    return new Fusion(spread, byLanguage);
  }
}
