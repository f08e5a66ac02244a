package org.omnidesk.ai.similar;

import java.util.Objects;
import java.util.UUID;

/**
 * One vector under the id of its ticket, article or response.
 *
 * @param vector finite, not all zero; not copied, do not change it afterwards
 */
public record VectorPoint(UUID id, float[] vector, VectorPayload payload) {

  public VectorPoint {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(vector, "vector");
    Objects.requireNonNull(payload, "payload");
  }
}
