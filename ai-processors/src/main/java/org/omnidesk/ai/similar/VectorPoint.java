package org.omnidesk.ai.similar;

import java.util.Objects;
import java.util.UUID;

/**
 * One vector under the id of its ticket, article or response.
 *
 * @param vector finite, not all zero; not copied, do not change it afterwards
 * @param terms words of the text, hashed; may be {@link SparseTerms#NONE}
 */
public record VectorPoint(UUID id, float[] vector, VectorPayload payload, SparseTerms terms) {

  /** A point that is found by its vector only. */
  public VectorPoint(UUID id, float[] vector, VectorPayload payload) {
    this(id, vector, payload, SparseTerms.NONE);
  }

  public VectorPoint {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(vector, "vector");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(terms, "terms");
  }
}
