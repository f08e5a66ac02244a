package org.omnidesk.tickets.command;

import java.util.List;
import org.omnidesk.tickets.response.Visibility;

/**
 * A wording of a knowledge article.
 *
 * @param category null for none
 * @param visibility PUBLIC articles may be quoted to requesters; INTERNAL ones are drafts or notes
 */
public record Article(
    String title,
    String content,
    String category,
    List<String> tags,
    String language,
    Visibility visibility) {

  public Article {
    tags = tags == null ? List.of() : List.copyOf(tags);
    language = language == null || language.isBlank() ? "en" : language;
    visibility = visibility == null ? Visibility.INTERNAL : visibility;
  }
}
