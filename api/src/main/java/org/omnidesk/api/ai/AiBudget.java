package org.omnidesk.api.ai;

import java.math.BigDecimal;

/** What may be and was spent on models outside; the hub knows. */
@FunctionalInterface
public interface AiBudget {

  /** As it is now. */
  Today today();

  /**
   * The budget of a day, UTC.
   *
   * @param enabled whether any question can be sent
   * @param spentTodayUsd running calls counted at their highest price
   */
  record Today(
      boolean enabled, String model, BigDecimal dailyBudgetUsd, BigDecimal spentTodayUsd) {}
}
