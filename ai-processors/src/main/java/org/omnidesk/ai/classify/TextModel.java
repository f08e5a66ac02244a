package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.ai.text.SparseVector;
import org.omnidesk.ai.text.TfIdf;
import org.omnidesk.ai.text.Words;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * One trained state: TF-IDF of words, pairs and letter pieces plus the urgency signals and {@link
 * FieldTerms}, and three logistic regressions on it. Immutable.
 */
final class TextModel {

  private static final double CATEGORY_C = 10;
  private static final double URGENCY_C = 3;
  // A signal weighs as much as a whole text of words.
  private static final float SIGNAL_WEIGHT = 1;
  private static final float TERM_WEIGHT = 1;

  /** Probabilities of one text. */
  record Probabilities(double[] category, double[] urgency, double[] type) {}

  private final List<String> categories;
  private final TfIdf features;
  private final FieldTerms terms;
  private final SoftmaxRegression category;
  private final SoftmaxRegression urgency;
  private final SoftmaxRegression type;

  private TextModel(
      List<String> categories,
      TfIdf features,
      FieldTerms terms,
      SoftmaxRegression category,
      SoftmaxRegression urgency,
      SoftmaxRegression type) {
    this.categories = categories;
    this.features = features;
    this.terms = terms;
    this.category = category;
    this.urgency = urgency;
    this.type = type;
  }

  /** Trains on the texts; categories give the order of the classes. */
  static TextModel train(List<SeedText> texts, List<String> categories, int steps) {
    TfIdf features = TfIdf.fit(texts.stream().map(SeedText::text).toList());
    FieldTerms terms = new FieldTerms(categories);
    List<SparseVector> x =
        texts.stream().map(t -> vector(features, t.text(), terms.halfIn(t.text()))).toList();
    int dimensions = features.size() + UrgencySignal.values().length + categories.size();
    int[] ofCategory = texts.stream().mapToInt(t -> categories.indexOf(t.category())).toArray();
    int[] ofUrgency = texts.stream().mapToInt(t -> t.urgency().ordinal()).toArray();
    int[] ofType = texts.stream().mapToInt(t -> t.type().ordinal()).toArray();
    return new TextModel(
        categories,
        features,
        terms,
        SoftmaxRegression.train(x, ofCategory, categories.size(), dimensions, CATEGORY_C, steps),
        SoftmaxRegression.train(
            x, ofUrgency, Urgency.values().length, dimensions, URGENCY_C, steps),
        SoftmaxRegression.train(
            x, ofType, TicketType.values().length, dimensions, URGENCY_C, steps));
  }

  /** The same model with calibrated category probabilities. */
  TextModel calibrated(double temperature) {
    return new TextModel(
        categories, features, terms, category.withTemperature(temperature), urgency, type);
  }

  private static SparseVector vector(TfIdf features, String text, List<Set<String>> hits) {
    SparseVector words = features.transform(text);
    Set<UrgencySignal> signals = UrgencySignal.in(text);
    int known = words.indices().length;
    int length = known + signals.size() + (int) hits.stream().filter(h -> !h.isEmpty()).count();
    int[] indices = Arrays.copyOf(words.indices(), length);
    float[] values = Arrays.copyOf(words.values(), length);
    for (UrgencySignal signal : signals) {
      indices[known] = features.size() + signal.ordinal();
      values[known++] = SIGNAL_WEIGHT;
    }
    for (int category = 0; category < hits.size(); category++) {
      if (!hits.get(category).isEmpty()) {
        indices[known] = features.size() + UrgencySignal.values().length + category;
        values[known++] = TERM_WEIGHT * (float) Math.sqrt(hits.get(category).size());
      }
    }
    return new SparseVector(indices, values);
  }

  /** Scores as of a ticket that knows only half the terms: for calibration. */
  double[] cautiousScores(String text) {
    return category.scores(vector(features, text, terms.halfIn(text)));
  }

  Probabilities probabilities(String text) {
    SparseVector x = vector(features, text, terms.in(text));
    return new Probabilities(
        category.probabilities(x), urgency.probabilities(x), type.probabilities(x));
  }

  /**
   * Share of the text's words, weighed by rarity, that training has seen; 1 with two terms of a
   * field.
   */
  double knownShare(String text) {
    double known = 0;
    double all = 0;
    if (terms.in(text).stream().mapToInt(Set::size).max().orElse(0) >= 2) {
      return 1;
    }
    Set<Integer> seen =
        Arrays.stream(features.transform(text).indices()).boxed().collect(Collectors.toSet());
    Set<String> words =
        seen.stream().map(features::word).filter(w -> w != null).collect(Collectors.toSet());
    for (String word : Words.of(text)) {
      double weight = features.rarity(word);
      all += weight;
      known += words.contains(word) ? weight : 0;
    }
    return all == 0 ? 0 : known / all;
  }

  /** The words that speak most for the category, best first. */
  List<String> evidence(String text, int ofCategory) {
    SparseVector x = features.transform(text);
    record Weighed(String word, double weight) {}
    List<Weighed> words = new ArrayList<>();
    for (int i = 0; i < x.indices().length; i++) {
      String word = features.word(x.indices()[i]);
      double weight = x.values()[i] * category.advantage(x.indices()[i], ofCategory);
      if (word != null && !word.equals("#") && weight > 0.05) {
        words.add(new Weighed(word, weight));
      }
    }
    for (String term : terms.in(text).get(ofCategory)) {
      words.removeIf(w -> w.word().equals(term));
      words.add(new Weighed(term, fieldWeight(ofCategory)));
    }
    return words.stream()
        .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
        .limit(4)
        .map(w -> String.format(Locale.ROOT, "%s +%.1f", w.word(), w.weight()))
        .toList();
  }

  private double fieldWeight(int ofCategory) {
    return TERM_WEIGHT
        * category.advantage(
            features.size() + UrgencySignal.values().length + ofCategory, ofCategory);
  }
}
