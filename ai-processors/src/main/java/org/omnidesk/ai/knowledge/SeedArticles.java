package org.omnidesk.ai.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the articles of the product, {@code ai/knowledge/*.yaml}; the hub inserts them. */
public final class SeedArticles {

  private static final List<String> FILES =
      List.of("articles-en.yaml", "articles-hi.yaml", "articles-hinglish.yaml");

  private SeedArticles() {}

  /** All articles, in their order; keys are unique. */
  public static List<SeedArticle> load() {
    List<SeedArticle> articles = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (String file : FILES) {
      try (InputStream stream = SeedArticles.class.getResourceAsStream("/ai/knowledge/" + file)) {
        if (stream == null) {
          throw new IllegalStateException("not on the class path: ai/knowledge/" + file);
        }
        List<Map<String, Object>> rows = yaml.load(stream);
        for (Map<String, Object> row : rows) {
          SeedArticle article = article(file, row);
          if (!keys.add(article.key())) {
            throw new IllegalStateException(file + ": twice the key " + article.key());
          }
          articles.add(article);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return articles;
  }

  private static SeedArticle article(String file, Map<String, Object> row) {
    List<String> tags =
        row.get("tags") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    return new SeedArticle(
        text(file, row, "key"),
        text(file, row, "title"),
        text(file, row, "content").strip(),
        text(file, row, "category"),
        tags,
        text(file, row, "language"),
        row.get("since") instanceof Integer since ? since : 1);
  }

  private static String text(String file, Map<String, Object> row, String field) {
    if (row.get(field) instanceof String value && !value.isBlank()) {
      return value;
    }
    throw new IllegalStateException(file + ": an article has no " + field + ": " + row.get("key"));
  }
}
