package org.omnidesk.ai.learn;

import java.util.Map;

/**
 * A model to register.
 *
 * @param scores whatever reads well as JSON
 * @param reason of its first state, for people
 * @param artifact null where it lies elsewhere
 */
record NewModel(
    ModelKind kind,
    String modelId,
    String dataHash,
    String encoder,
    Map<String, Integer> trainedFrom,
    Map<String, Object> scores,
    String reason,
    byte[] artifact) {}
