package org.omnidesk.ai.learn;

import java.time.Instant;
import java.util.Map;

/**
 * A row of the registry.
 *
 * @param version rises with every model stored
 * @param modelId as answers name it
 * @param dataHash SHA-256 of all that it was trained from
 * @param encoder whose vectors it reads; null: none
 * @param trainedFrom rows by where they are from
 * @param scores the judgement and the cross-validation, as JSON
 * @param reason of its state, for people
 * @param insteadOf the version that it took the place of; null: of none
 */
public record RegisteredModel(
    long version,
    ModelKind kind,
    String modelId,
    ModelState state,
    String dataHash,
    String encoder,
    Instant trainedAt,
    Map<String, Integer> trainedFrom,
    Map<String, Object> scores,
    String reason,
    Long insteadOf) {

  /** Labelled tickets that it learned from or was judged by. */
  int labels() {
    return trainedFrom.getOrDefault("corrections", 0)
        + trainedFrom.getOrDefault("history", 0)
        + trainedFrom.getOrDefault("heldOut", 0);
  }
}
