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

  /** Adds the articles that came after the last ones added; a deleted one stays deleted. */
  public void addMissing() {
    int added =
        jdbc.sql("SELECT position::int FROM checkpoints WHERE system = 'hub' AND feed = ?")
            .param(DONE)
            .query(Integer.class)
            .optional()
            .orElse(0);
    List<SeedArticle> missing = articles.stream().filter(a -> a.since() > added).toList();
    if (missing.isEmpty()) {
      return;
    }
    for (SeedArticle article : missing) {
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
            """
            INSERT INTO checkpoints (system, feed, position) VALUES ('hub', ?, ?)
            ON CONFLICT (system, feed) DO UPDATE SET position = excluded.position""")
        .params(
            DONE, String.valueOf(missing.stream().mapToInt(SeedArticle::since).max().getAsInt()))
        .update();
  }
}
