package org.omnidesk.ai.classify;

import java.util.List;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * What a ticket is about, how soon it matters and what kind it is.
 *
 * @param category id from {@code omnidesk.ai.categories}; null when abstained
 * @param categoryConfidence 0-1, of the best category also when abstained
 * @param urgency never null; rules and model together
 * @param urgencyConfidence 0-1
 * @param type never null
 * @param typeConfidence 0-1
 * @param abstained true when no category was sure enough
 * @param modelId holds a hash of the training data
 * @param reasons the words and rules that weighed most, for people
 * @param bestCategory the most probable category, also when abstained; null where even that is
 *     missing
 */
public record Classification(
    String category,
    double categoryConfidence,
    Urgency urgency,
    double urgencyConfidence,
    TicketType type,
    double typeConfidence,
    boolean abstained,
    String modelId,
    List<String> reasons,
    String bestCategory) {

  public Classification {
    reasons = List.copyOf(reasons);
  }

  /** Without a best category beside the proposed one. */
  public Classification(
      String category,
      double categoryConfidence,
      Urgency urgency,
      double urgencyConfidence,
      TicketType type,
      double typeConfidence,
      boolean abstained,
      String modelId,
      List<String> reasons) {
    this(
        category,
        categoryConfidence,
        urgency,
        urgencyConfidence,
        type,
        typeConfidence,
        abstained,
        modelId,
        reasons,
        category);
  }
}
