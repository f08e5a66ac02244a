package org.omnidesk.ai.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.omnidesk.ai.BuiltFile;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;

/**
 * {@code TrainAdapter <classes folder>}: run by the build, trains the adapter from the pairs of the
 * product and writes it where the class path finds it; does nothing while no class of the adapter
 * and no pair is newer.
 */
public final class TrainAdapter {

  private static final List<String> SOURCES =
      List.of("ai/pairs", "ai/lexicon", "ai/seed", "org/omnidesk/ai/adapter");

  private TrainAdapter() {}

  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    Path file = classes.resolve(AdapterFile.RESOURCE.substring(1));
    if (!BuiltFile.isStale(file, classes, SOURCES)) {
      return;
    }
    List<TextPair> pairs = TextPair.shipped();
    System.err.println("training the adapter for Hindi and Hinglish on " + pairs.size() + " pairs");
    try (Encoder encoder =
        new OnnxMiniLmEncoder(
            Math.min(4, Runtime.getRuntime().availableProcessors()),
            256,
            4096,
            Duration.ofMinutes(2),
            List.of())) {
      Adapter adapter = new AdapterTrainer(encoder, 1).train(pairs);
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling("adapter.part");
      AdapterFile.write(adapter, part);
      Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    // The process ends here although the engine keeps threads.
    System.exit(0);
  }
}
