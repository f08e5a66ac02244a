package org.omnidesk.ai.learn;

import java.util.List;
import java.util.UUID;

/** The commands of learning. One training runs at a time in the whole hub. */
public class ModelTraining {

  private static final String EVALUATE = "evaluate";

  private final TrainingRuns runs;
  private final TrainingLog log;
  private final CandidateTraining training;
  private final EncoderTuning tuning;
  private final LearnProperties settings;

  ModelTraining(
      TrainingRuns runs,
      TrainingLog log,
      CandidateTraining training,
      EncoderTuning tuning,
      LearnProperties settings) {
    this.runs = runs;
    this.log = log;
    this.training = training;
    this.tuning = tuning;
    this.settings = settings;
  }

  /**
   * Trains from the corrections and the history of the connected systems, in the background.
   *
   * @throws TrainingBusyException if a model is being trained
   */
  public TrainingRun train(UUID user) {
    return runs.inBackground(
        "train", user, (lease, progress) -> training.run(lease, progress, 1, user));
  }

  /**
   * Trains the last layers of the encoder from the same labels, in the background.
   *
   * @throws TrainingBusyException if a model is being trained
   */
  public TrainingRun fineTune(UUID user) {
    return runs.inBackground("fine-tune", user, (lease, progress) -> tuning.run(progress, user));
  }

  /**
   * Once in {@code omnidesk.ai.learn.every}, on one replica: if there are enough new labels, trains
   * and judges a candidate, promotes or refuses it and reports the gain. Called more often than
   * that, and on every replica, it does nothing else.
   */
  public void evaluate() {
    runs.now(
        EVALUATE,
        () -> log.isDue(EVALUATE, settings.every()),
        (lease, progress) -> training.run(lease, progress, settings.newLabels(), null));
  }

  /** Trainings, the newest first, at most twenty. */
  public List<TrainingRun> runs() {
    return runs.recent();
  }
}
