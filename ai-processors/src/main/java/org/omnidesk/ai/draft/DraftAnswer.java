package org.omnidesk.ai.draft;

import java.util.List;
import org.omnidesk.ai.claude.ClaudeReceipt;

/**
 * An answer that waits for a person.
 *
 * @param text every statement ends in its citation, {@code [1]}
 * @param language of the text: that of the sources
 * @param gloss the text in English for the agent; null where the text is English
 * @param confidence 0-1
 * @param modelId what put it together
 * @param reasons why these sources, for people
 * @param sources in the order of their numbers
 * @param receipt what a model of others took for it; null where none was asked
 */
public record DraftAnswer(
    String text,
    String language,
    String gloss,
    double confidence,
    String modelId,
    List<String> reasons,
    List<CitedSource> sources,
    ClaudeReceipt receipt) {

  public DraftAnswer {
    reasons = List.copyOf(reasons);
    sources = List.copyOf(sources);
  }

  /** A local answer: no gloss, no receipt. */
  public DraftAnswer(
      String text,
      String language,
      double confidence,
      String modelId,
      List<String> reasons,
      List<CitedSource> sources) {
    this(text, language, null, confidence, modelId, reasons, sources, null);
  }

  /** The same answer with another gloss and other reasons. */
  public DraftAnswer with(String otherGloss, List<String> otherReasons) {
    return new DraftAnswer(
        text, language, otherGloss, confidence, modelId, otherReasons, sources, receipt);
  }
}
