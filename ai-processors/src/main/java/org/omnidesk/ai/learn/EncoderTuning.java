package org.omnidesk.ai.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnidesk.ai.classify.LabelledText;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.Progress;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.omnidesk.ai.encoder.Cuda;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.EncoderEngine;
import org.omnidesk.ai.encoder.EncoderSettings;
import org.omnidesk.ai.encoder.FineTuning;
import org.omnidesk.ai.encoder.LocalEncoder;
import org.omnidesk.ai.encoder.ModelSource;
import org.omnidesk.ai.encoder.Precision;
import org.omnidesk.tickets.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a head and the last layers of the packaged encoder on the labels, and measures what a
 * classifier on the new vectors gains on held-out tickets. Another encoder means that every vector
 * is made anew, so it is never switched by itself: a good one stays a candidate, and its reason
 * says which settings make it the hub's encoder.
 */
class EncoderTuning {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderTuning.class);

  private final TrainingRows rows;
  private final Judge judge;
  private final ModelRegistry registry;
  private final LocalClassifier classifier;
  private final UsableEncoder encoder;
  private final TrainingOptions options;
  private final FineTuning.Plan plan;
  private final Path folder;

  EncoderTuning(
      TrainingRows rows,
      Judge judge,
      ModelRegistry registry,
      LocalClassifier classifier,
      UsableEncoder encoder,
      TrainingOptions options,
      FineTuning.Plan plan,
      Path folder) {
    this.rows = rows;
    this.judge = judge;
    this.registry = registry;
    this.classifier = classifier;
    this.encoder = encoder;
    this.options = options;
    this.plan = plan;
    this.folder = folder;
  }

  /** Trains; takes minutes to hours on a CPU. */
  TrainingRuns.Outcome run(Progress progress, UUID user) {
    TrainingSet set = rows.read();
    List<String> texts = set.train().stream().map(row -> row.text().joined()).toList();
    List<String> labels = set.train().stream().map(LabelledText::category).toList();
    Encoder vectors = encoder.awaitClassifier(classifier);
    FineTuning.Trained tuned =
        new FineTuning(ModelSource.miniLm(Precision.FP32), plan, options.threads(), Cuda.usable())
            .train(
                texts,
                labels,
                folder,
                step -> progress.at("layers of the encoder", step.step(), step.steps()));
    EncoderSettings settings =
        EncoderSettings.miniLm(EncoderEngine.ONNX, Precision.FP32, options.threads())
            .withModel(tuned.model());
    try (LocalEncoder own = new LocalEncoder(settings, List.of())) {
      TrainedClassifier candidate =
          TrainedClassifier.train(set.train(), rows.described(), own, options, progress);
      Judgement judgement =
          judge.judge(
              classifier.current(), vectors, candidate, own, set.heldOut(), set.leftAlone(), 0);
      return register(tuned, candidate, set, judgement, user);
    }
  }

  private TrainingRuns.Outcome register(
      FineTuning.Trained tuned,
      TrainedClassifier candidate,
      TrainingSet set,
      Judgement judgement,
      UUID user) {
    String name = tuned.model().name();
    String reason =
        judgement.better()
            ? "%s; to use it set omnidesk.ai.encoder.model-id=%s and model-url, tokenizer-url to its files %s.onnx and %s-tokenizer.json in the folder models of the hub's data, and restart"
                .formatted(judgement.reason(), name, name, name)
            : judgement.reason();
    long version =
        registry.store(
            new NewModel(
                ModelKind.ENCODER,
                name,
                Hash.sha256(candidate.dataHash() + plan),
                candidate.encoderId(),
                set.counts(),
                Map.of(
                    "judgement", judgement,
                    "firstLoss", tuned.firstLoss(),
                    "lastLoss", tuned.lastLoss()),
                reason,
                null),
            user);
    if (!judgement.better()) {
      registry.refuse(version, reason, user);
      forget(name);
    }
    return new TrainingRuns.Outcome(
        (judgement.better() ? "candidate: " : "refused: ") + reason, version);
  }

  /** Some ninety megabytes that nobody will load. */
  private void forget(String name) {
    for (String file : List.of(name + ".onnx", name + "-tokenizer.json")) {
      try {
        Files.deleteIfExists(folder.resolve(file));
      } catch (IOException e) {
        LOG.warn("{} cannot be deleted: {}", folder.resolve(file), e.getMessage());
      }
    }
  }
}
