package org.omnidesk.bench.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.knowledge.SeedArticle;
import org.omnidesk.ai.knowledge.SeedArticles;

/** English texts as long as tickets are, put together from the product's own sentences. */
final class BenchTexts {

  // read once: reading them is not what is measured
  private static final List<String> SENTENCES =
      SeedTexts.load(AiProperties.standardCategoryIds()).stream()
          .filter(text -> text.language().equals("en"))
          .map(SeedText::text)
          .toList();

  private static final List<String> ARTICLES =
      SeedArticles.load().stream()
          .filter(article -> article.language().equals("en"))
          .map(SeedArticle::content)
          .toList();

  private BenchTexts() {}

  /** The same texts at every call: most of one to six sentences, every twentieth an article. */
  static List<String> make(int count) {
    return make(count, 7);
  }

  /** Others with another seed. */
  static List<String> make(int count, int seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (i % 20 == 19) {
        texts.add(
            "Ticket " + seed + "-" + i + ". " + ARTICLES.get(random.nextInt(ARTICLES.size())));
        continue;
      }
      StringBuilder text = new StringBuilder("Ticket " + seed + "-" + i + ".");
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        text.append(' ').append(SENTENCES.get(random.nextInt(SENTENCES.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
