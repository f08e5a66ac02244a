package org.omnidesk.ai.similar;

import java.util.List;
import java.util.UUID;

/** Finds tickets that resemble a text. Safe for use by many threads. */
public interface SimilarTickets {

  /**
   * The most similar tickets above the threshold of the text's language, best first. The same text
   * again is allowed to come back; the ticket itself is kept out by {@code exclude}.
   *
   * @param text title and description
   * @param k at most so many
   * @param exclude may be null
   */
  List<SimilarTicket> find(String text, int k, UUID exclude);
}
