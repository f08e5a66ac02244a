package org.omnidesk.ai.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.omnidesk.ai.text.SparseVector;
import org.omnidesk.ai.text.TermSpace;
import org.omnidesk.ai.text.Words;

/** What the words of a text say, for people and for the decision to abstain. */
final class WordEvidence {

  /** Why a text of strange words is abstained from. */
  static final String UNKNOWN = "hardly a word is known";

  private static final int SHOWN = 4;
  private static final double LEAST = 0.05;

  private WordEvidence() {}

  /** Share of the text's words, weighed by rarity, that training has seen. */
  static double knownShare(TermSpace words, String text) {
    double known = 0;
    double all = 0;
    for (String word : Words.of(text)) {
      double weight = words.rarity(word);
      all += weight;
      known += words.knows(word) && !word.equals("#") ? weight : 0;
    }
    return all == 0 ? 0 : known / all;
  }

  /** The words and pairs that speak most for the class, strongest first. */
  static List<Prediction.Feature> strongest(Heads heads, String text, int best) {
    SparseVector x = heads.words().vector(text);
    List<Prediction.Feature> features = new ArrayList<>();
    for (int i = 0; i < x.indices().length; i++) {
      String name = heads.words().name(x.indices()[i]);
      double weight = x.values()[i] * heads.byWords().advantage(x.indices()[i], best);
      if (weight > LEAST && !name.equals("#")) {
        features.add(new Prediction.Feature(name, weight));
      }
    }
    return features.stream()
        .sorted(Comparator.comparingDouble(Prediction.Feature::weight).reversed())
        .limit(SHOWN)
        .toList();
  }
}
