package org.omnidesk.api.learn;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The models that this installation trains from its own labels; the hub implements it. */
public interface LearnedModels {

  /** The newest first. */
  List<LearnedModel> models();

  /** The newest first, the running one too. */
  List<Training> trainings();

  /**
   * Begins to train from corrections and history; empty while a model is being trained.
   *
   * @param user who asks
   */
  Optional<Training> train(UUID user);

  /**
   * Begins to train the last layers of the encoder from the same labels; empty while a model is
   * being trained.
   *
   * @param user who asks
   */
  Optional<Training> fineTune(UUID user);

  /**
   * The model before the one that answers answers again; empty if there is none before.
   *
   * @param reason as the person gives it
   * @return the one that answers now
   */
  Optional<LearnedModel> rollBack(String reason, UUID user);

  /**
   * One model.
   *
   * @param kind {@code category} or {@code encoder}
   * @param state {@code candidate, promoted, refused} or {@code retired}
   * @param encoder whose vectors it reads; null: none
   * @param trainedFrom rows by where they are from
   * @param scores the judgement on held-out tickets and the cross-validation
   * @param reason of its state
   * @param insteadOf the version that it took the place of; null: of none
   */
  record LearnedModel(
      long version,
      String kind,
      String model,
      String state,
      String dataHash,
      String encoder,
      Instant trainedAt,
      Map<String, Integer> trainedFrom,
      Map<String, Object> scores,
      String reason,
      Long insteadOf) {}

  /**
   * One training.
   *
   * @param command {@code train, evaluate} or {@code fine-tune}
   * @param state {@code running, done} or {@code failed}
   * @param step what is done now
   * @param done steps finished
   * @param of steps in all; 0 while unknown
   * @param outcome null while it runs
   * @param version of the model it made; null if none
   * @param finishedAt null while it runs
   */
  record Training(
      UUID id,
      String command,
      String state,
      String step,
      int done,
      int of,
      String outcome,
      Long version,
      Instant startedAt,
      Instant finishedAt) {}
}
