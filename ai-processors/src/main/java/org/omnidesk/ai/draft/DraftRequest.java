package org.omnidesk.ai.draft;

import java.util.List;
import java.util.Objects;

/**
 * What is to be answered, and from what.
 *
 * @param language of the requester
 * @param sources PUBLIC texts only, see {@link DraftSource}
 */
public record DraftRequest(String title, String text, String language, List<DraftSource> sources) {

  public DraftRequest {
    title = Objects.requireNonNullElse(title, "");
    text = Objects.requireNonNullElse(text, "");
    language = Objects.requireNonNullElse(language, "unknown");
    sources = List.copyOf(sources);
  }
}
