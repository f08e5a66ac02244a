package org.omnidesk.ai.learn;

import java.util.Optional;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets this replica answer with the model that the registry has promoted: at the start, and when
 * another one is promoted or rolled back, on whatever replica that was done.
 */
public class ModelLoader {

  private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

  private final ModelRegistry registry;
  private final LocalClassifier classifier;
  private long seen;

  public ModelLoader(ModelRegistry registry, LocalClassifier classifier) {
    this.registry = registry;
    this.classifier = classifier;
  }

  /** Loads the promoted model if it is another one than before; one small query otherwise. */
  public synchronized void refresh() {
    Optional<RegisteredModel> promoted = registry.promoted(ModelKind.CATEGORY);
    if (promoted.isEmpty() || promoted.get().version() == seen) {
      return;
    }
    long version = promoted.get().version();
    Optional<byte[]> bytes = registry.artifact(version);
    if (bytes.isEmpty()) {
      LOG.error("model {} is promoted and has no bytes; the classifier stays as it is", version);
    } else {
      try {
        classifier.use(TrainedClassifier.fromBytes(bytes.get()));
        LOG.info("classifier {} answers, version {}", promoted.get().modelId(), version);
      } catch (IllegalArgumentException e) {
        // another encoder was configured since, or an older program runs: the next training helps
        LOG.warn("model {} cannot be used: {}", version, e.getMessage());
      }
    }
    seen = version;
  }
}
