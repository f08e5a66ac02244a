package org.omnidesk.tickets.query;

import java.util.List;

/**
 * Which articles; an empty list or null means any. Unknown values find nothing.
 *
 * @param tag one that the article must have
 * @param visibility {@code PUBLIC} or {@code INTERNAL}; it never widens what a reader may see
 * @param text words of title and content, the last one as a beginning
 */
public record KnowledgeFilter(
    List<String> categories, List<String> languages, String tag, String visibility, String text) {

  public KnowledgeFilter {
    categories = List.copyOf(categories);
    languages = List.copyOf(languages);
  }
}
