package org.omnidesk.ai.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.encoder.Encoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that the product's own texts give: those of the standard categories come with the
 * product, others are read from a folder where an earlier start left them, else trained. Their file
 * is named by the hash of all that they were made of.
 */
final class SeedModels {

  private static final Logger LOG = LoggerFactory.getLogger(SeedModels.class);

  /** Where the build leaves them on the class path, see {@link TrainSeedModels}. */
  static final String SHIPPED = "/ai/trained/";

  private static final String PREFIX = "classifier-";

  private final AiProperties properties;
  private final Path folder;
  private final List<LabelledText> labelled;
  private final List<CategoryDescription> described;
  private final TrainingOptions options;

  SeedModels(AiProperties properties, Path folder) {
    this.properties = properties;
    this.folder = folder;
    this.labelled = SeedRows.labelled(properties.categories());
    this.described = SeedRows.described(properties.categories());
    this.options =
        TrainingOptions.standard().withThreads(1).withTargetPrecision(properties.targetPrecision());
  }

  List<LabelledText> labelled() {
    return labelled;
  }

  static boolean isModel(Path file) {
    return file.getFileName().toString().startsWith(PREFIX);
  }

  /** Words alone. */
  TrainedClassifier words() {
    return logged(made(null).orElseGet(() -> train(null)));
  }

  /** Fused with vectors, if it need not be trained. */
  Optional<TrainedClassifier> fusedBefore(Encoder encoder) {
    try {
      return made(encoder).map(this::logged);
    } catch (RuntimeException e) {
      LOG.warn("the classifier that was made before cannot be used and is made anew", e);
      return Optional.empty();
    }
  }

  /** Fused with vectors; nothing where the encoder gave up, which is its own alarm. */
  Optional<TrainedClassifier> fused(Encoder encoder) {
    try {
      return Optional.of(logged(made(encoder).orElseGet(() -> train(encoder))));
    } catch (RuntimeException e) {
      LOG.warn("the classifier stays with words alone: {}", e.toString());
      return Optional.empty();
    }
  }

  private TrainedClassifier train(Encoder encoder) {
    TrainedClassifier trained =
        TrainedClassifier.train(labelled, described, encoder, options, Progress.NONE);
    if (folder != null) {
      keep(trained, folder.resolve(name(trained.dataHash())));
    }
    return trained;
  }

  private static String name(String hash) {
    return PREFIX + hash.substring(0, 16) + ".bin";
  }

  private Optional<TrainedClassifier> made(Encoder encoder) {
    String hash = FusedTraining.hash(labelled, described, options, encoder);
    return shipped(hash).or(() -> kept(hash));
  }

  private static Optional<TrainedClassifier> shipped(String hash) {
    try (InputStream in = SeedModels.class.getResourceAsStream(SHIPPED + name(hash))) {
      return in == null ? Optional.empty() : read(in.readAllBytes(), hash);
    } catch (IOException e) {
      throw new UncheckedIOException("a classifier of the product cannot be read", e);
    }
  }

  private Optional<TrainedClassifier> kept(String hash) {
    Path file = folder == null ? null : folder.resolve(name(hash));
    if (file == null || !Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return read(Files.readAllBytes(file), hash);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} cannot be read and is made anew", file, e);
      return Optional.empty();
    }
  }

  private static Optional<TrainedClassifier> read(byte[] bytes, String hash) {
    return Optional.of(TrainedClassifier.fromBytes(bytes))
        .filter(model -> model.dataHash().equals(hash));
  }

  private void keep(TrainedClassifier trained, Path file) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, PREFIX, ".part");
      Files.write(part, trained.toBytes());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be kept, the next start trains again", file, e);
    }
  }

  private TrainedClassifier logged(TrainedClassifier model) {
    HeldOutScores scores = model.scores();
    LOG.info(
        String.format(
            Locale.ROOT,
            "classifier %s: %d texts; held out: accuracy %.3f, macro-F1 %.3f, %.2f kept at"
                + " precision %.3f",
            model.id(),
            model.size(),
            scores.accuracy(),
            scores.macroF1(),
            scores.kept(),
            scores.precisionKept()));
    Double fixed = properties.categoryThreshold();
    return fixed == null ? model : model.withThreshold(fixed);
  }
}
