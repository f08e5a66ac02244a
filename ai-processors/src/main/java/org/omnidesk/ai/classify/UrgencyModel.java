package org.omnidesk.ai.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.omnidesk.ai.text.LinearSoftmax;
import org.omnidesk.ai.text.Rows;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.ai.text.SparseVector;
import org.omnidesk.ai.text.TermCounts;
import org.omnidesk.ai.text.TermKind;
import org.omnidesk.ai.text.TermSpace;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * How soon a ticket matters and whether it is an incident or a request: logistic regressions on
 * words, pieces of words and {@link UrgencySignal}s; {@link UrgencyDecision} bounds the urgency by
 * rules. Immutable.
 */
public final class UrgencyModel {

  private static final float C = 4;
  private static final float PIECES = 0.6f;
  // A signal weighs as much as all words of a text together.
  private static final float SIGNAL = 1;
  private static final int STEPS = 60;
  // Of a rare urgency's weight: 0 as it is, 1 as much as a frequent one. By cross-validation.
  private static final double BALANCE = 0.7;

  private final TermSpace words;
  private final TermSpace pieces;
  private final LinearSoftmax urgency;
  private final LinearSoftmax type;

  private UrgencyModel(
      TermSpace words, TermSpace pieces, LinearSoftmax urgency, LinearSoftmax type) {
    this.words = words;
    this.pieces = pieces;
    this.urgency = urgency;
    this.type = type;
  }

  /**
   * Trains.
   *
   * @param texts those without urgency or type teach nothing
   * @throws IllegalArgumentException if none has both
   */
  public static UrgencyModel train(List<LabelledText> texts) {
    List<LabelledText> rows =
        texts.stream().filter(t -> t.urgency() != null && t.type() != null).toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no text has an urgency and a type");
    }
    List<String> read = rows.stream().map(row -> row.text().joined()).toList();
    int[] all = new int[rows.size()];
    Arrays.setAll(all, i -> i);
    TermSpace words = TermSpace.fit(TermCounts.of(TermKind.WORDS, read), all, 1).space();
    TermSpace pieces = TermSpace.fit(TermCounts.of(TermKind.PIECES, read), all, 2).space();
    SparseVector[] x =
        read.stream()
            .map(t -> vector(words, pieces, t, UrgencySignal.in(t)))
            .toArray(SparseVector[]::new);
    Rows data = Rows.of(x, dimensions(words, pieces));
    float[] weight = new float[all.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) rows.get(i).weight();
    }
    int[] urgencies = rows.stream().mapToInt(row -> row.urgency().ordinal()).toArray();
    int[] types = rows.stream().mapToInt(row -> row.type().ordinal()).toArray();
    return new UrgencyModel(
        words,
        pieces,
        LinearSoftmax.train(
            data, all, urgencies, balanced(weight, urgencies), Urgency.values().length, C, STEPS),
        LinearSoftmax.train(data, all, types, weight, TicketType.values().length, C, STEPS));
  }

  /**
   * A rare urgency weighs as much as a frequent one, half way: few tickets are critical, and those
   * matter.
   */
  private static float[] balanced(float[] weight, int[] classes) {
    float[] sums = new float[Urgency.values().length];
    float all = 0;
    for (int i = 0; i < weight.length; i++) {
      sums[classes[i]] += weight[i];
      all += weight[i];
    }
    float[] balanced = weight.clone();
    for (int i = 0; i < weight.length; i++) {
      balanced[i] *= (float) Math.pow(all / sums.length / sums[classes[i]], BALANCE);
    }
    return balanced;
  }

  /** Signals that mean more together than each alone. */
  private static final List<Set<UrgencySignal>> TOGETHER =
      List.of(
          Set.of(UrgencySignal.OUTAGE, UrgencySignal.MANY),
          Set.of(UrgencySignal.OUTAGE, UrgencySignal.BUSINESS),
          Set.of(UrgencySignal.MANY, UrgencySignal.BUSINESS),
          Set.of(UrgencySignal.MANY, UrgencySignal.WAITING),
          Set.of(UrgencySignal.BUSINESS, UrgencySignal.WAITING),
          Set.of(UrgencySignal.HARM, UrgencySignal.DANGER),
          Set.of(UrgencySignal.HARM, UrgencySignal.BUSINESS),
          Set.of(UrgencySignal.DANGER, UrgencySignal.BUSINESS));

  private static int dimensions(TermSpace words, TermSpace pieces) {
    return words.size() + pieces.size() + UrgencySignal.values().length + TOGETHER.size();
  }

  private static SparseVector vector(
      TermSpace words, TermSpace pieces, String text, Set<UrgencySignal> signals) {
    SparseVector w = words.vector(text);
    SparseVector p = pieces.vector(text);
    int size = w.indices().length + p.indices().length;
    int most = size + signals.size() + TOGETHER.size();
    int[] indices = Arrays.copyOf(w.indices(), most);
    float[] values = Arrays.copyOf(w.values(), most);
    for (int i = 0; i < p.indices().length; i++) {
      indices[w.indices().length + i] = words.size() + p.indices()[i];
      values[w.indices().length + i] = PIECES * p.values()[i];
    }
    for (UrgencySignal signal : signals) {
      indices[size] = words.size() + pieces.size() + signal.ordinal();
      values[size++] = SIGNAL;
    }
    for (int i = 0; i < TOGETHER.size(); i++) {
      if (signals.containsAll(TOGETHER.get(i))) {
        indices[size] = words.size() + pieces.size() + UrgencySignal.values().length + i;
        values[size++] = SIGNAL;
      }
    }
    return new SparseVector(Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
  }

  /**
   * What it says of one text.
   *
   * @param urgency with the rules that moved it
   * @param type probabilities of incident and request, in their order
   */
  public record Reading(UrgencyDecision urgency, double[] type) {}

  /** Urgency and type of a text. */
  public Reading read(String text) {
    Set<UrgencySignal> signals = UrgencySignal.in(text);
    SparseVector x = vector(words, pieces, text, signals);
    return new Reading(
        UrgencyDecision.of(probabilities(urgency, x), signals), probabilities(type, x));
  }

  private static double[] probabilities(LinearSoftmax model, SparseVector x) {
    float[] scores = model.scores(x);
    double[] p = new double[scores.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = scores[k];
    }
    SoftmaxRegression.softmax(p, 1);
    return p;
  }
}
