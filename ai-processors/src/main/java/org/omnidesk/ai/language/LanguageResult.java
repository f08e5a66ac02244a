package org.omnidesk.ai.language;

import java.util.List;

/**
 * The language of a text.
 *
 * @param language {@code en}, {@code hi} (Devanagari), {@code hinglish} (romanised Hindi, also
 *     mixed with English), another ISO 639-1 code, or {@code unknown}
 * @param confidence 0-1
 * @param modelId which detector answered
 * @param reasons the evidence, for people
 */
public record LanguageResult(
    String language, double confidence, String modelId, List<String> reasons) {

  public static final String UNKNOWN = "unknown";
  public static final String HINDI = "hi";
  public static final String HINGLISH = "hinglish";
  public static final String ENGLISH = "en";

  public LanguageResult {
    reasons = List.copyOf(reasons);
  }

  /** Whether no language could be told. */
  public boolean isUnknown() {
    return UNKNOWN.equals(language);
  }
}
