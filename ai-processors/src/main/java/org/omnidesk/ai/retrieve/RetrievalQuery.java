package org.omnidesk.ai.retrieve;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What to find sources for. Only PUBLIC passages are ever found.
 *
 * @param category passages of other categories are left out; null for all
 * @param excludedSources articles or tickets that must not come back
 * @param limit at most so many
 */
public record RetrievalQuery(
    String title, String text, String category, Set<UUID> excludedSources, int limit) {

  public RetrievalQuery {
    title = Objects.requireNonNullElse(title, "");
    text = Objects.requireNonNullElse(text, "");
    excludedSources = Set.copyOf(excludedSources);
  }

  /** A question by itself. */
  public static RetrievalQuery of(String question, int limit) {
    return new RetrievalQuery("", question, null, Set.of(), limit);
  }

  String joined() {
    return title.isBlank() ? text : text.isBlank() ? title : title + "\n" + text;
  }
}
