package org.omnidesk.ai.similar;

import java.util.UUID;

/**
 * A point that was found.
 *
 * @param score cosine, -1 to 1
 */
public record ScoredPoint(UUID id, double score, VectorPayload payload) {}
