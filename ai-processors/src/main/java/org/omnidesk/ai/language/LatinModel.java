package org.omnidesk.ai.language;

import java.util.ArrayList;
import java.util.List;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.ai.text.SparseVector;

/**
 * Tells English, Hinglish and German apart: logistic regression on {@link LanguageFeatures},
 * trained from the seed texts and general sentences of ours.
 */
final class LatinModel {

  static final List<String> CLASSES =
      List.of(LanguageResult.ENGLISH, LanguageResult.HINGLISH, "de");

  private final SoftmaxRegression regression;

  private LatinModel(SoftmaxRegression regression) {
    this.regression = regression;
  }

  static LatinModel train(List<SeedText> seed) {
    List<SparseVector> x = new ArrayList<>();
    List<Integer> y = new ArrayList<>();
    for (SeedText text : seed) {
      add(text.language(), text.text(), x, y);
    }
    for (String line : LanguageFeatures.lines("general.txt")) {
      int bar = line.indexOf('|');
      add(line.substring(0, bar).strip(), line.substring(bar + 1), x, y);
    }
    return new LatinModel(
        SoftmaxRegression.train(
            x,
            y.stream().mapToInt(Integer::intValue).toArray(),
            CLASSES.size(),
            LanguageFeatures.DIMENSIONS,
            30,
            60));
  }

  private static void add(String language, String text, List<SparseVector> x, List<Integer> y) {
    int label = CLASSES.indexOf(language);
    if (label >= 0) {
      x.add(LanguageFeatures.of(LanguageFeatures.words(text)));
      y.add(label);
    }
  }

  /** Probabilities in the order of {@link #CLASSES}. */
  double[] probabilities(List<String> words) {
    return regression.probabilities(LanguageFeatures.of(words));
  }
}
