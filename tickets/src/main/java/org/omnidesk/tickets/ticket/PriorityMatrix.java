package org.omnidesk.tickets.ticket;

import java.util.Map;

/**
 * Priority 1 (highest) to 5 from urgency and impact.
 *
 * @param rows by urgency's wire name, then impact's wire name
 */
public record PriorityMatrix(Map<String, Map<String, Integer>> rows) {

  /** ITIL's usual matrix, with a row for critical. */
  public static final PriorityMatrix DEFAULT =
      new PriorityMatrix(
          Map.of(
              "critical", Map.of("high", 1, "medium", 1, "low", 2),
              "high", Map.of("high", 1, "medium", 2, "low", 3),
              "medium", Map.of("high", 2, "medium", 3, "low", 4),
              "low", Map.of("high", 3, "medium", 4, "low", 5)));

  public PriorityMatrix {
    for (Urgency urgency : Urgency.values()) {
      for (Impact impact : Impact.values()) {
        Integer value = rows.getOrDefault(urgency.wireName(), Map.of()).get(impact.wireName());
        if (value == null || value < 1 || value > 5) {
          throw new IllegalArgumentException(
              "omnidesk.priority.%s.%s must be 1 to 5, is %s"
                  .formatted(urgency.wireName(), impact.wireName(), value));
        }
      }
    }
  }

  /** The priority; null while the urgency is unknown. An unknown impact counts as medium. */
  public Integer priority(Urgency urgency, Impact impact) {
    if (urgency == null) {
      return null;
    }
    return rows.get(urgency.wireName()).get((impact == null ? Impact.MEDIUM : impact).wireName());
  }
}
