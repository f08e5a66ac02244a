package org.omnidesk.connectors.sms;

import org.omnidesk.tickets.delivery.DeliveryOutcome;

/** Hands messages to a gateway. Another way of sending (SMPP) is another bean of this type. */
public interface SmsGateway {

  /**
   * A text on its way to a phone.
   *
   * @param key our delivery key; comes back in reports
   * @param to E.164
   * @param text the rendered template
   * @param registeredId the operator's id of the template; null if it has none
   * @param ucs2 whether it needs UTF-16
   */
  record Outgoing(String key, String to, String text, String registeredId, boolean ucs2) {}

  /** Whether it speaks this profile. */
  boolean speaks(String profile);

  /** Sends once; what cannot be known for sure is {@code Unknown}, never a retry. */
  DeliveryOutcome send(String system, SmsSettings settings, Outgoing message);

  /** Null if the gateway answers and lets us in, else a line that names the setting to look at. */
  String problem(SmsSettings settings);
}
