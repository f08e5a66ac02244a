package org.omnidesk.ai.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.SeedText;
import org.omnidesk.ai.classify.SeedTexts;
import org.omnidesk.ai.knowledge.SeedArticle;
import org.omnidesk.ai.knowledge.SeedArticles;

/** Texts, and the encoders that the tests of one JVM share. */
final class EncoderTexts {

  private static final Map<String, LocalEncoder> ENCODERS = new ConcurrentHashMap<>();

  private EncoderTexts() {}

  /** 100 of the product's own: short ones, whole articles, three scripts, nothing, and noise. */
  static List<String> hundred() {
    List<String> texts = new ArrayList<>(List.of("", "?", "\uD83D\uDE00", "word ".repeat(400)));
    List<String> articles = SeedArticles.load().stream().map(SeedArticle::content).toList();
    for (int i = 0; i < 24; i++) {
      texts.add(articles.get(i * articles.size() / 24));
    }
    List<String> seeds =
        SeedTexts.load(TestSettings.categoryIds()).stream().map(SeedText::text).toList();
    for (int i = 0; texts.size() < 100; i++) {
      texts.add(seeds.get(i * seeds.size() / 72));
    }
    return texts;
  }

  /** The packaged model; closed with the JVM. */
  static LocalEncoder shared(EncoderEngine engine, Precision precision) {
    return ENCODERS.computeIfAbsent(
        engine + "-" + precision,
        key -> {
          LocalEncoder encoder =
              new LocalEncoder(EncoderSettings.miniLm(engine, precision, 2), List.of());
          Runtime.getRuntime().addShutdownHook(new Thread(encoder::close));
          return encoder;
        });
  }

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }

  static double minCosine(List<float[]> a, List<float[]> b) {
    double min = 1;
    for (int i = 0; i < a.size(); i++) {
      min = Math.min(min, cosine(a.get(i), b.get(i)));
    }
    return min;
  }
}
