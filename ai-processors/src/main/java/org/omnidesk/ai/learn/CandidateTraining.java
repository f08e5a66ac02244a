package org.omnidesk.ai.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.omnidesk.ai.classify.HeldOutScores;
import org.omnidesk.ai.classify.LocalClassifier;
import org.omnidesk.ai.classify.Progress;
import org.omnidesk.ai.classify.TrainedClassifier;
import org.omnidesk.ai.classify.TrainingOptions;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.lease.Lease;
import org.omnidesk.tickets.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a candidate, has it judged beside the running model, and promotes or refuses it. */
class CandidateTraining {

  private static final Logger LOG = LoggerFactory.getLogger(CandidateTraining.class);

  private final TrainingRows rows;
  private final Judge judge;
  private final ModelRegistry registry;
  private final ModelLoader loader;
  private final LocalClassifier classifier;
  private final UsableEncoder encoder;
  private final TrainingOptions options;
  private final Leases leases;
  private final Transactions transactions;
  private final List<LearningListener> listeners;

  CandidateTraining(
      TrainingRows rows,
      Judge judge,
      ModelRegistry registry,
      ModelLoader loader,
      LocalClassifier classifier,
      UsableEncoder encoder,
      TrainingOptions options,
      Leases leases,
      Transactions transactions,
      List<LearningListener> listeners) {
    this.rows = rows;
    this.judge = judge;
    this.registry = registry;
    this.loader = loader;
    this.classifier = classifier;
    this.encoder = encoder;
    this.options = options;
    this.leases = leases;
    this.transactions = transactions;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Trains if there is something to learn.
   *
   * @param leastNew fewer labels beyond the last training's: nothing is done
   * @param user who asked; null: the hub itself
   */
  TrainingRuns.Outcome run(Lease lease, Progress progress, int leastNew, UUID user) {
    progress.at("labels", 0, 0);
    TrainingSet set = rows.read();
    int fresh = fresh(set);
    if (set.labels() == 0 || fresh < leastNew) {
      return new TrainingRuns.Outcome(
          "%d new labels, %d are needed; the running model stays"
              .formatted(fresh, Math.max(1, leastNew)),
          null);
    }
    loader.refresh();
    Encoder vectors = encoder.awaitClassifier(classifier);
    TrainedClassifier running = classifier.current();
    TrainedClassifier candidate =
        TrainedClassifier.train(set.train(), rows.described(), vectors, options, progress);
    progress.at("judgement", 1, 1);
    Optional<RegisteredModel> registered =
        registry
            .promoted(ModelKind.CATEGORY)
            .filter(model -> model.dataHash().equals(running.dataHash()));
    Judgement judgement =
        judge.judge(
            running,
            candidate,
            vectors,
            set.heldOut(),
            set.leftAlone(),
            set.labels() - registered.map(RegisteredModel::labels).orElse(0));
    return settle(lease, set, running, candidate, judgement, user);
  }

  /** New tickets with a label, or new labels of old ones, whichever are more. */
  private int fresh(TrainingSet set) {
    return registry
        .latest(ModelKind.CATEGORY)
        .map(
            last -> Math.max(set.labels() - last.labels(), rows.correctionsSince(last.trainedAt())))
        .orElse(set.labels());
  }

  private TrainingRuns.Outcome settle(
      Lease lease,
      TrainingSet set,
      TrainedClassifier running,
      TrainedClassifier candidate,
      Judgement judgement,
      UUID user) {
    NewModel model =
        new NewModel(
            ModelKind.CATEGORY,
            candidate.id(),
            candidate.dataHash(),
            candidate.encoderId(),
            set.counts(),
            Map.of(
                "running", running.id(),
                "judgement", judgement,
                "crossValidation", figures(candidate.scores())),
            "trained",
            candidate.toBytes());
    boolean unwanted = registry.wasRolledBack(candidate.dataHash());
    boolean better = judgement.better() && !unwanted;
    String reason =
        judgement.better() && unwanted
            ? "a person rolled back a model of the same data"
            : judgement.reason();
    long version = registry.store(model, user);
    if (better) {
      transactions.run(
          () -> {
            leases.require(lease);
            registry.promote(version, own(running), reason, user);
            return null;
          });
      loader.refresh();
    } else {
      registry.refuse(version, reason, user);
    }
    report(version, judgement, better);
    return new TrainingRuns.Outcome((better ? "promoted: " : "refused: ") + reason, version);
  }

  /** The running model as a row, should it be the product's own. */
  private NewModel own(TrainedClassifier running) {
    Map<String, Integer> from = new HashMap<>();
    from.put("seed", running.size());
    return new NewModel(
        ModelKind.CATEGORY,
        running.id(),
        running.dataHash(),
        running.encoderId(),
        from,
        Map.of("crossValidation", figures(running.scores())),
        "the product's own",
        running.toBytes());
  }

  private static Map<String, Object> figures(HeldOutScores scores) {
    return Map.of(
        "n", scores.n(),
        "accuracy", scores.accuracy(),
        "macroF1", scores.macroF1(),
        "ece", scores.ece(),
        "kept", scores.kept(),
        "precisionKept", scores.precisionKept());
  }

  private void report(long version, Judgement judgement, boolean promoted) {
    LOG.info(
        String.format(
            Locale.ROOT,
            "model %d %s; held out %d: %.3f before, %.3f after; corrections %d: %.3f before, %.3f after",
            version,
            promoted ? "promoted" : "refused",
            judgement.all().n(),
            judgement.all().before(),
            judgement.all().after(),
            judgement.corrections().n(),
            judgement.corrections().before(),
            judgement.corrections().after()));
    judgement
        .perClass()
        .forEach(
            (category, part) ->
                LOG.info(
                    String.format(
                        Locale.ROOT,
                        "model %d, %s: %d held out, %.3f before, %.3f after",
                        version,
                        category,
                        part.n(),
                        part.before(),
                        part.after())));
    listeners.forEach(listener -> listener.judged(version, judgement, promoted));
  }
}
