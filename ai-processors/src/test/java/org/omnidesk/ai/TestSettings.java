package org.omnidesk.ai;

import java.time.Duration;
import java.util.List;

/** Settings as the product has them by default. */
public final class TestSettings {

  private TestSettings() {}

  public static AiProperties standard() {
    return withThreshold(null);
  }

  public static AiProperties withThreshold(Double threshold) {
    return new AiProperties(
        List.of(),
        threshold,
        0.90,
        List.of("en", "de"),
        2,
        256,
        8192,
        Duration.ofSeconds(60),
        0.55,
        0.45,
        0.45,
        0.30);
  }

  public static List<String> categoryIds() {
    return standard().categories().stream().map(AiProperties.Category::id).toList();
  }
}
