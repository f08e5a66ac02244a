package org.omnidesk.ai.similar;

import java.util.List;
import java.util.UUID;

/**
 * A ticket that resembles a text.
 *
 * @param score likeness, 0-1; serves as confidence
 * @param modelId of the encoder
 * @param reasons the evidence, for people
 * @param duplicate whether it is probably the same trouble reported again
 * @param cosine of the vectors
 * @param lexical cosine of the words, weighed by their rarity
 * @param words the shared words that say most, as the text has them
 */
public record SimilarTicket(
    UUID ticketId,
    double score,
    String modelId,
    List<String> reasons,
    boolean duplicate,
    double cosine,
    double lexical,
    List<String> words) {

  public SimilarTicket {
    reasons = List.copyOf(reasons);
    words = List.copyOf(words);
  }

  /** A hit that is known by its vector only. */
  public SimilarTicket(UUID ticketId, double score, String modelId, List<String> reasons) {
    this(ticketId, score, modelId, reasons, false, score, 0, List.of());
  }
}
