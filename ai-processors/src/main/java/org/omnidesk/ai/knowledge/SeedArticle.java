package org.omnidesk.ai.knowledge;

import java.util.List;

/**
 * A knowledge article that the product brings with it.
 *
 * @param key stable name of the article, unique; the hub derives its id from it
 * @param title one line
 * @param content plain text with numbered steps, one a line
 * @param category id from {@code omnidesk.ai.categories}
 * @param tags lower case
 * @param language {@code en}, {@code hi} or {@code hinglish}
 * @param since release of the collection in which it came, from 1
 */
public record SeedArticle(
    String key,
    String title,
    String content,
    String category,
    List<String> tags,
    String language,
    int since) {

  public SeedArticle {
    tags = List.copyOf(tags);
  }
}
