package org.omnidesk.ai.similar;

import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.ai.similar.HybridRanking.Ranked;

/**
 * When two tickets count as similar, and when as duplicates, by the languages of both.
 *
 * @param standard least cosine of the vectors of two Latin texts
 * @param hinglish the same where one is Hinglish
 * @param hindi the same between two Hindi texts
 * @param lexical least cosine of the words, whatever the vectors say
 * @param duplicate what a duplicate takes
 */
public record SimilarThresholds(
    double standard,
    double hinglish,
    double hindi,
    double lexical,
    VectorsProperties.Duplicate duplicate) {

  /** The least cosine for a text of one language and a ticket of another. */
  public double cosine(String language, String other) {
    if (isHindi(language, other)) {
      return hindi;
    }
    return LanguageResult.HINGLISH.equals(language) || LanguageResult.HINGLISH.equals(other)
        ? hinglish
        : standard;
  }

  boolean isSimilar(Ranked hit, String language, String other) {
    return hit.dense() >= cosine(language, other) || hit.lexical() >= lexical;
  }

  boolean isDuplicate(Ranked hit, String language, String other) {
    double words = isHindi(language, other) ? duplicate.lexicalHindi() : duplicate.lexical();
    return hit.score() >= duplicate.score()
        && hit.dense() >= Math.max(duplicate.cosine(), cosine(language, other))
        && hit.lexical() >= words;
  }

  private static boolean isHindi(String language, String other) {
    return LanguageResult.HINDI.equals(language) || LanguageResult.HINDI.equals(other);
  }
}
