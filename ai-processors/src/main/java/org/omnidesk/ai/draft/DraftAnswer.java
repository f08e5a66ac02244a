package org.omnidesk.ai.draft;

import java.util.List;

/**
 * An answer that waits for a person.
 *
 * @param text every statement ends in its citation, {@code [1]}
 * @param language of the text: that of the sources
 * @param confidence 0-1
 * @param modelId what put it together
 * @param reasons why these sources, for people
 * @param sources in the order of their numbers
 */
public record DraftAnswer(
    String text,
    String language,
    double confidence,
    String modelId,
    List<String> reasons,
    List<CitedSource> sources) {

  public DraftAnswer {
    reasons = List.copyOf(reasons);
    sources = List.copyOf(sources);
  }
}
