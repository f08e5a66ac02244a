package org.omnidesk.ai.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The language of a text.
 *
 * @param language {@code en}, {@code hi} (Devanagari), {@code hinglish} (romanised Hindi, also
 *     mixed with English), another ISO 639-1 code, or {@code unknown}
 * @param confidence 0-1
 * @param modelId which detector answered
 * @param reasons the evidence, for people
 * @param shares what the words are, by language and script ({@code hi-Latn}, {@code en-Latn},
 *     {@code hi-Deva}; BCP 47), the largest first; sums to 1, empty if the text has no words
 */
public record LanguageResult(
    String language,
    double confidence,
    String modelId,
    List<String> reasons,
    Map<String, Double> shares) {

  public static final String UNKNOWN = "unknown";
  public static final String HINDI = "hi";
  public static final String HINGLISH = "hinglish";
  public static final String ENGLISH = "en";

  public LanguageResult {
    reasons = List.copyOf(reasons);
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** A result that says nothing about single words. */
  public LanguageResult(String language, double confidence, String modelId, List<String> reasons) {
    this(language, confidence, modelId, reasons, Map.of());
  }

  /** Whether no language could be told. */
  public boolean isUnknown() {
    return UNKNOWN.equals(language);
  }
}
