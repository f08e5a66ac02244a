package org.omnidesk.ai.classify;

import java.util.Set;
import org.omnidesk.ai.text.SoftmaxRegression;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * The model's urgency, bounded by rules that no training set should unlearn: an outage of many is
 * at least high, and what the writer has time for is not critical.
 *
 * @param reason the rule that moved it, or null
 */
public record UrgencyDecision(
    Urgency urgency, double confidence, Set<UrgencySignal> signals, String reason) {

  private static final double RULE_CONFIDENCE = 0.6;

  static UrgencyDecision of(double[] probabilities, Set<UrgencySignal> signals) {
    int model = SoftmaxRegression.best(probabilities);
    boolean outageOfMany =
        signals.contains(UrgencySignal.OUTAGE) && signals.contains(UrgencySignal.MANY);
    int ruled = model;
    String reason = null;
    if (outageOfMany && model < Urgency.HIGH.ordinal()) {
      ruled = Urgency.HIGH.ordinal();
      reason = "rule: an outage that hits many is at least high";
    } else if (signals.equals(Set.of(UrgencySignal.PATIENCE)) && model > Urgency.MEDIUM.ordinal()) {
      ruled = Urgency.MEDIUM.ordinal();
      reason = "rule: the writer is in no hurry";
    }
    double confidence =
        ruled == model ? probabilities[model] : Math.max(RULE_CONFIDENCE, probabilities[ruled]);
    return new UrgencyDecision(Urgency.values()[ruled], confidence, signals, reason);
  }
}
