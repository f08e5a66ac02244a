package org.omnidesk.ai.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.text.SoftmaxRegression;

/**
 * What is loaded to tell languages apart: the letter profiles of the configured languages and of
 * English, and our own model that knows Hinglish.
 */
final class LanguageModels {

  /** Letters of a word hang together, so their likelihoods count less than independent ones. */
  private static final double TEMPERATURE = 4;

  /** A help desk reads more English than anything else, short texts above all; in nats. */
  private static final double ENGLISH_BONUS = 1.5;

  /**
   * Nats a letter: a configured language costs 2.0 (1.7-2.4), Hinglish under the best of them 2.9
   * (2.4-3.6), measured on texts of both.
   */
  private static final double USUAL_COST = 2.5;

  /**
   * How much one nat a letter less speaks against Hinglish, in nats of odds. More says nothing:
   * names of programs are as strange.
   */
  private static final double SURPRISE = 6;

  private static final double WORD_MARGIN = 3;

  /** The one other language in Devanagari that there are frequencies for. */
  static final String MARATHI = "mr";

  private final List<String> languages;
  private final LetterProfiles profiles;
  private final LatinModel latin;

  private LanguageModels(List<String> languages, LetterProfiles profiles, LatinModel latin) {
    this.languages = languages;
    this.profiles = profiles;
    this.latin = latin;
  }

  /** Loads and trains; a second or two of processor time. */
  static LanguageModels load(List<String> configured, List<SeedText> seed) {
    Set<String> languages = new LinkedHashSet<>();
    languages.add(LanguageResult.ENGLISH);
    languages.addAll(configured);
    // Devanagari alone needs no model, unless another language may be written in it.
    languages.remove(LanguageResult.HINDI);
    if (languages.contains(MARATHI)) {
      languages.add(LanguageResult.HINDI);
    }
    List<String> all = List.copyOf(languages);
    return new LanguageModels(all, LetterProfiles.load(all), LatinModel.train(seed));
  }

  /** The language of most probability and how much it has. */
  record Guess(String language, double probability) {}

  /** Among Hinglish and all languages in Latin letters. */
  Guess latin(List<String> words) {
    double[] own = latin.probabilities(words);
    double[] sums = new double[languages.size()];
    words.forEach(word -> profiles.add(word, sums));
    double hinglish = hinglish(own[LatinModel.HINGLISH], words, sums);
    double[] posterior = posterior(sums, own);
    int best = SoftmaxRegression.best(posterior);
    double other = posterior[best] * (1 - hinglish);
    return hinglish >= other
        ? new Guess(LanguageResult.HINGLISH, hinglish)
        : new Guess(languages.get(best), other);
  }

  /** Hinglish is less likely where a configured language explains the letters well. */
  private static double hinglish(double probability, List<String> words, double[] sums) {
    int letters = words.stream().mapToInt(String::length).sum();
    double cost = -sums[SoftmaxRegression.best(sums)] / letters;
    double odds =
        Math.log(Math.max(probability, 1e-9) / Math.max(1 - probability, 1e-9))
            + SURPRISE * Math.min(0, cost - USUAL_COST);
    return 1 / (1 + Math.exp(-odds));
  }

  private double[] posterior(double[] sums, double[] own) {
    double[] scores = new double[languages.size()];
    for (int i = 0; i < scores.length; i++) {
      boolean english = languages.get(i).equals(LanguageResult.ENGLISH);
      scores[i] =
          sums[i] / TEMPERATURE
              + (english ? ENGLISH_BONUS : 0)
              + Math.log(Math.max(own[english ? LatinModel.ENGLISH : LatinModel.OTHER], 1e-6));
    }
    SoftmaxRegression.softmax(scores, 1);
    return scores;
  }

  /** Among the languages that are written in the script of these words; null if there is none. */
  Guess written(List<String> words, UnicodeScript script) {
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < languages.size(); i++) {
      int language = i;
      long known =
          words.stream()
              .filter(word -> LanguageText.scriptOf(word) == script)
              .filter(word -> profiles.has(language, word.charAt(0)))
              .count();
      if (2 * known > words.size()) {
        candidates.add(i);
      }
    }
    if (candidates.isEmpty()) {
      return null;
    }
    double[] sums = new double[languages.size()];
    words.forEach(word -> profiles.add(word, sums));
    double[] scores = candidates.stream().mapToDouble(i -> sums[i] / TEMPERATURE).toArray();
    SoftmaxRegression.softmax(scores, 1);
    int best = SoftmaxRegression.best(scores);
    return new Guess(languages.get(candidates.get(best)), scores[best]);
  }

  /** The BCP 47 tag of one word in a text of this language. */
  String tagOf(String word, String textLanguage) {
    UnicodeScript script = LanguageText.scriptOf(word);
    if (script == UnicodeScript.LATIN) {
      return latinTag(word, textLanguage);
    }
    int language = languages.indexOf(textLanguage);
    if (language >= 0 && profiles.has(language, word.charAt(0))) {
      return WordMix.tag(textLanguage, script);
    }
    return WordMix.tag(script == UnicodeScript.DEVANAGARI ? LanguageResult.HINDI : "und", script);
  }

  private String latinTag(String word, String textLanguage) {
    if (textLanguage.equals(LanguageResult.HINGLISH) || textLanguage.equals(LanguageResult.HINDI)) {
      double[] own = latin.probabilities(List.of(word));
      return LanguageFeatures.isHindiWord(word)
              || own[LatinModel.HINGLISH] > own[LatinModel.ENGLISH]
          ? "hi-Latn"
          : "en-Latn";
    }
    if (LanguageFeatures.isHindiWord(word) && textLanguage.equals(LanguageResult.ENGLISH)) {
      return "hi-Latn";
    }
    int language = languages.indexOf(textLanguage);
    if (language <= 0 || word.length() < 4) {
      return WordMix.tag(language < 0 ? LanguageResult.ENGLISH : textLanguage, UnicodeScript.LATIN);
    }
    double[] sums = new double[languages.size()];
    profiles.add(word, sums);
    boolean english = sums[0] > sums[language] + WORD_MARGIN;
    return WordMix.tag(english ? LanguageResult.ENGLISH : textLanguage, UnicodeScript.LATIN);
  }
}
