package org.omnidesk.tickets.intake;

/**
 * How something we sent fared further on: an SMS delivery report or a mail bounce.
 *
 * @param deliveryKey the idempotency key of our delivery, if the report names it; else null
 * @param reference another trace of it (our Message-ID); null if there is none
 * @param address the recipient the report is about
 * @param outcome monotonic: a later lower one changes nothing
 * @param detail the reporter's own words
 */
public record ReceiptIntake(
    String deliveryKey, String reference, String address, Outcome outcome, String detail)
    implements Intake {

  /** In the order in which a report may overtake another. */
  public enum Outcome {
    DELAYED,
    ACCEPTED,
    FAILED,
    DELIVERED
  }
}
