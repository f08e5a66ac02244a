package org.omnidesk.ai.similar;

import java.util.List;
import java.util.UUID;

/**
 * A ticket that resembles a text.
 *
 * @param score cosine, 0-1; serves as confidence
 * @param modelId of the encoder
 * @param reasons the evidence, for people
 */
public record SimilarTicket(UUID ticketId, double score, String modelId, List<String> reasons) {

  public SimilarTicket {
    reasons = List.copyOf(reasons);
  }
}
