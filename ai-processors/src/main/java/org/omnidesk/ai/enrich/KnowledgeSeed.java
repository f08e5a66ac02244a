package org.omnidesk.ai.enrich;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.omnidesk.ai.knowledge.SeedArticle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the product's own knowledge articles into the database once; a person's edit or deletion
 * of one stays.
 */
public class KnowledgeSeed {

  private static final String DONE = "seed-articles-added";

  private final JdbcClient jdbc;
  private final List<SeedArticle> articles;

  public KnowledgeSeed(JdbcClient jdbc, List<SeedArticle> articles) {
    this.jdbc = jdbc;
    this.articles = articles;
  }

  /** Adds the articles at the first call on a database; later calls do nothing. */
  public void addMissing() {
    if (jdbc.sql("SELECT 1 FROM checkpoints WHERE system = 'hub' AND feed = ?")
        .param(DONE)
        .query(Integer.class)
        .optional()
        .isPresent()) {
      return;
    }
    for (SeedArticle article : articles) {
      jdbc.sql(
              """
              INSERT INTO knowledge_base (id, title, content, category, tags, language)
              VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
          .params(
              UUID.nameUUIDFromBytes(
                  ("omnidesk-article:" + article.key()).getBytes(StandardCharsets.UTF_8)),
              article.title(),
              article.content(),
              article.category(),
              article.tags().toArray(String[]::new),
              article.language())
          .update();
    }
    // last, so that a crash on the way adds the rest at the next start
    jdbc.sql(
            "INSERT INTO checkpoints (system, feed, position) VALUES ('hub', ?, '1') ON CONFLICT DO NOTHING")
        .param(DONE)
        .update();
  }
}
