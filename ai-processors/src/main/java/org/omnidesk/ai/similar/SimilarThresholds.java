package org.omnidesk.ai.similar;

import org.omnidesk.ai.language.LanguageResult;
import org.omnidesk.ai.similar.HybridRanking.Ranked;

/**
 * When two tickets count as similar, and when as duplicates, by the languages of both.
 *
 * <p>An encoder without an adapter hardly sees Devanagari (two unrelated Hindi texts: median cosine
 * 0.76, 99th percentile 0.89), so Hindi meets Hindi only, and against a higher threshold. With the
 * adapter unrelated pairs of English, Hindi and Hinglish texts stay under 0.60 (maxima 0.56 to 0.58
 * of 4,034 to 29,158 pairs), across languages under 0.46: one threshold serves all.
 *
 * @param acrossScripts whether the encoder puts Hindi and Hinglish where their English twin lies
 * @param standard least cosine of the vectors of two Latin texts
 * @param hinglish the same where one is Hinglish, without an adapter
 * @param hindi the same between two Hindi texts, without an adapter
 * @param across the same where one is Hindi or Hinglish, with an adapter
 * @param lexical least cosine of the words, whatever the vectors say
 * @param duplicate what a duplicate takes
 */
public record SimilarThresholds(
    boolean acrossScripts,
    double standard,
    double hinglish,
    double hindi,
    double across,
    double lexical,
    VectorsProperties.Duplicate duplicate) {

  /** The least cosine for a text of one language and a ticket of another. */
  public double cosine(String language, String other) {
    boolean isHindi = is(LanguageResult.HINDI, language, other);
    boolean isHinglish = is(LanguageResult.HINGLISH, language, other);
    if (acrossScripts) {
      return isHindi || isHinglish ? across : standard;
    }
    if (isHindi) {
      return hindi;
    }
    return isHinglish ? hinglish : standard;
  }

  /** What a text may be compared with. */
  VectorFilter filter(String language) {
    if (acrossScripts) {
      return VectorFilter.ANY;
    }
    return LanguageResult.HINDI.equals(language)
        ? VectorFilter.ANY.withLanguages(LanguageResult.HINDI)
        : VectorFilter.ANY.withoutLanguages(LanguageResult.HINDI);
  }

  boolean isSimilar(Ranked hit, String language, String other) {
    return hit.dense() >= cosine(language, other) || hit.lexical() >= lexical;
  }

  boolean isDuplicate(Ranked hit, String language, String other) {
    boolean isHindi = is(LanguageResult.HINDI, language, other);
    boolean isIndian = isHindi || is(LanguageResult.HINGLISH, language, other);
    if (acrossScripts && isIndian && !language.equals(other)) {
      // The same trouble in two languages has hardly a word in common.
      return hit.dense() >= duplicate.cosineAcross();
    }
    return hit.score() >= duplicate.score()
        && hit.dense() >= Math.max(duplicate.cosine(), cosine(language, other))
        && hit.lexical()
            >= (isHindi && !acrossScripts ? duplicate.lexicalHindi() : duplicate.lexical());
  }

  private static boolean is(String wanted, String one, String other) {
    return wanted.equals(one) || wanted.equals(other);
  }
}
