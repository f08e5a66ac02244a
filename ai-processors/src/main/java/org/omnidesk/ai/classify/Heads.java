package org.omnidesk.ai.classify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.omnidesk.ai.text.KernelRidge;
import org.omnidesk.ai.text.LinearSoftmax;
import org.omnidesk.ai.text.TermSpace;
import org.omnidesk.ai.text.Vectors;

/**
 * The trained heads.
 *
 * @param linear null where there is no encoder, as kernel and vectors
 * @param vectors of all rows, phrases last
 */
record Heads(
    int classes,
    TermSpace words,
    LinearSoftmax byWords,
    TermSpace pieces,
    LinearSoftmax byPieces,
    LinearSoftmax linear,
    KernelRidge kernel,
    Vectors vectors,
    int[] y,
    float[] weight,
    Phrases phrases) {

  /**
   * Centred scores, [head][class].
   *
   * @param vector null: words alone
   * @param products of it with all rows, or null
   */
  float[][] scores(String text, float[] vector, float[] products) {
    float[][] scores = new float[vector == null ? 2 : Head.values().length][];
    scores[0] = centred(byWords.scores(words.vector(text)));
    scores[1] = centred(byPieces.scores(pieces.vector(text)));
    if (vector != null) {
      scores[2] = centred(linear.scores(vector));
      scores[3] = centred(kernel.scores(products));
      scores[4] = centred(Neighbours.votes(products, y, weight, classes, null, 0));
      scores[5] =
          centred(
              Neighbours.toPhrases(
                  products, phrases, y.length - phrases.classes().length, classes));
    }
    return scores;
  }

  static float[] centred(float[] scores) {
    float mean = 0;
    for (float score : scores) {
      mean += score;
    }
    mean /= scores.length;
    for (int k = 0; k < scores.length; k++) {
      scores[k] -= mean;
    }
    return scores;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(classes);
    words.write(out);
    byWords.write(out);
    pieces.write(out);
    byPieces.write(out);
    out.writeInt(y.length);
    for (int row = 0; row < y.length; row++) {
      out.writeInt(y[row]);
      out.writeFloat(weight[row]);
    }
    out.writeInt(phrases.classes().length);
    for (int i = 0; i < phrases.classes().length; i++) {
      out.writeUTF(phrases.texts().get(i));
      out.writeInt(phrases.classes()[i]);
      out.writeFloat(phrases.weights()[i]);
    }
    out.writeBoolean(vectors != null);
    if (vectors != null) {
      linear.write(out);
      kernel.write(out);
      vectors.write(out);
    }
  }

  static Heads read(DataInput in) throws IOException {
    int classes = in.readInt();
    TermSpace words = TermSpace.read(in);
    LinearSoftmax byWords = LinearSoftmax.read(in);
    TermSpace pieces = TermSpace.read(in);
    LinearSoftmax byPieces = LinearSoftmax.read(in);
    int[] y = new int[in.readInt()];
    float[] weight = new float[y.length];
    for (int row = 0; row < y.length; row++) {
      y[row] = in.readInt();
      weight[row] = in.readFloat();
    }
    int size = in.readInt();
    String[] texts = new String[size];
    int[] of = new int[size];
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      texts[i] = in.readUTF();
      of[i] = in.readInt();
      weights[i] = in.readFloat();
    }
    Phrases phrases = new Phrases(java.util.List.of(texts), of, weights);
    boolean encoded = in.readBoolean();
    return new Heads(
        classes,
        words,
        byWords,
        pieces,
        byPieces,
        encoded ? LinearSoftmax.read(in) : null,
        encoded ? KernelRidge.read(in) : null,
        encoded ? Vectors.read(in) : null,
        y,
        weight,
        phrases);
  }
}
