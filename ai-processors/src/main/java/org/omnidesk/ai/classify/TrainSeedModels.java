package org.omnidesk.ai.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.BuiltFile;
import org.omnidesk.ai.adapter.AdaptedEncoder;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * {@code TrainSeedModels <classes folder>}: run by the build, trains the classifiers that a hub
 * with the product's own categories and encoder starts with, and writes them where the class path
 * finds them; does nothing while nothing that they are made of is newer.
 */
public final class TrainSeedModels {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<String> SOURCES =
      List.of(
          "ai/seed",
          "ai/trained/adapter.bin",
          "org/omnidesk/ai/AiProperties.class",
          "org/omnidesk/ai/classify",
          "org/omnidesk/ai/text",
          "org/omnidesk/ai/encoder");

  private TrainSeedModels() {}

  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    Path folder = classes.resolve(SeedModels.SHIPPED.substring(1));
    Path mark = folder.resolve("classifiers.mark");
    if (!BuiltFile.isStale(mark, classes, SOURCES)) {
      return;
    }
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.filter(SeedModels::isModel).toList()) {
        Files.delete(file);
      }
    }
    System.err.println("training the classifiers of a new installation");
    AiProperties properties =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("omnidesk.ai", AiProperties.class);
    int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
    try (Encoder encoder =
        AdaptedEncoder.over(
            new OnnxMiniLmEncoder(threads, 256, 4096, PATIENCE, List.of()), PATIENCE)) {
      SeedModels models = new SeedModels(properties, folder);
      models.words();
      if (models.fused(encoder).isEmpty()) {
        System.err.println("the encoder gave up");
        System.exit(1);
      }
    }
    Files.deleteIfExists(mark);
    Files.createFile(mark);
    // The process ends here although the engine keeps threads.
    System.exit(0);
  }
}
