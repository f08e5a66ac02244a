package org.omnidesk.ai.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.ai.text.SparseVector;

/**
 * Tells English, Hinglish and any other language in Latin letters apart: logistic regression on
 * {@link LanguageFeatures}, trained from texts of ours alone: the seed tickets, general sentences
 * and the Hinglish pairs.
 */
final class LatinModel {

  static final int ENGLISH = 0;
  static final int HINGLISH = 1;
  static final int OTHER = 2;

  private static final int CLASSES = 3;
  private static final double C = 30;
  private static final int STEPS = 50;
  private static final int LEAST_WORDS = 4;

  private final SoftmaxRegression regression;

  private LatinModel(SoftmaxRegression regression) {
    this.regression = regression;
  }

  static LatinModel train(List<SeedText> seed) {
    Rows rows = new Rows();
    for (SeedText text : seed) {
      rows.add(text.language(), text.text());
    }
    for (String line : LanguageResources.lines("language/general.txt")) {
      int bar = line.indexOf('|');
      rows.add(line.substring(0, bar).strip(), line.substring(bar + 1));
    }
    for (String topic : LanguageResources.PAIR_TOPICS) {
      for (String line : LanguageResources.lines("pairs/hinglish-" + topic + ".tsv")) {
        String[] pair = line.split("\t");
        rows.add(LanguageResult.ENGLISH, pair[1]);
        rows.add(LanguageResult.HINGLISH, pair[2]);
        rows.addMixed(pair[2], pair[1]);
      }
    }
    return new LatinModel(
        SoftmaxRegression.train(
            rows.x,
            rows.y.stream().mapToInt(Integer::intValue).toArray(),
            CLASSES,
            LanguageFeatures.DIMENSIONS,
            C,
            STEPS));
  }

  /** Probabilities of {@link #ENGLISH}, {@link #HINGLISH}, {@link #OTHER}. */
  double[] probabilities(List<String> words) {
    return regression.probabilities(LanguageFeatures.of(words));
  }

  /** Training rows. */
  private static final class Rows {

    private final List<SparseVector> x = new ArrayList<>();
    private final List<Integer> y = new ArrayList<>();
    private final Set<String> stopWords =
        new HashSet<>(LanguageResources.lines("language/english-stop-words.txt"));

    void add(String language, String text) {
      if (language.equals(LanguageResult.HINDI)) {
        return;
      }
      int label =
          switch (language) {
            case LanguageResult.ENGLISH -> ENGLISH;
            case LanguageResult.HINGLISH -> HINGLISH;
            default -> OTHER;
          };
      List<String> words = LanguageText.of(text).words();
      add(label, words);
      // Short texts, and tickets that somebody stripped of their stop words, are written too.
      if (words.size() >= 2 * LEAST_WORDS) {
        add(label, words.subList(0, LEAST_WORDS));
        add(label, words.subList(words.size() - LEAST_WORDS, words.size()));
      }
      if (label == ENGLISH) {
        add(label, words.stream().filter(word -> !stopWords.contains(word)).toList());
      }
    }

    /** People change to English in mid-sentence: the start of one with the end of the other. */
    void addMixed(String hinglish, String english) {
      List<String> start = LanguageText.of(hinglish).words();
      List<String> end = LanguageText.of(english).words();
      if (start.size() >= LEAST_WORDS && end.size() >= LEAST_WORDS) {
        List<String> mixed = new ArrayList<>(start.subList(0, start.size() / 2));
        mixed.addAll(end.subList(end.size() / 2, end.size()));
        add(HINGLISH, mixed);
      }
    }

    private void add(int label, List<String> words) {
      if (!words.isEmpty()) {
        x.add(LanguageFeatures.of(words));
        y.add(label);
      }
    }
  }
}
