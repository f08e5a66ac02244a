package org.omnidesk.ai.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.omnidesk.ai.AiProperties;
import org.omnidesk.ai.encoder.Encoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that the product's own texts give, read from a folder where an earlier start left
 * them, else trained. Their file is named by the hash of all that they were made of.
 */
final class SeedModels {

  private static final Logger LOG = LoggerFactory.getLogger(SeedModels.class);

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

  /** Words alone. */
  TrainedClassifier words() {
    return logged(keptOr(null, () -> train(null)));
  }

  /** Fused with vectors; nothing where the encoder gave up, which is its own alarm. */
  Optional<TrainedClassifier> fused(Encoder encoder) {
    try {
      return Optional.of(logged(keptOr(encoder, () -> train(encoder))));
    } catch (RuntimeException e) {
      LOG.warn("the classifier stays with words alone: {}", e.toString());
      return Optional.empty();
    }
  }

  private TrainedClassifier train(Encoder encoder) {
    return TrainedClassifier.train(labelled, described, encoder, options, Progress.NONE);
  }

  private TrainedClassifier keptOr(Encoder encoder, Supplier<TrainedClassifier> training) {
    if (folder == null) {
      return training.get();
    }
    String hash = FusedTraining.hash(labelled, described, options, encoder);
    Path file = folder.resolve("classifier-" + hash.substring(0, 16) + ".bin");
    if (Files.isReadable(file)) {
      try {
        TrainedClassifier kept = TrainedClassifier.fromBytes(Files.readAllBytes(file));
        if (kept.dataHash().equals(hash)) {
          return kept;
        }
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} cannot be read and is made anew", file, e);
      }
    }
    TrainedClassifier trained = training.get();
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "classifier-", ".part");
      Files.write(part, trained.toBytes());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be kept, the next start trains again", file, e);
    }
    return trained;
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
