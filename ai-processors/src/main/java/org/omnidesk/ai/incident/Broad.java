package org.omnidesk.ai.incident;

import java.util.Set;
import org.omnidesk.ai.classify.UrgencySignal;

/** Whether a writer speaks for more than oneself, or of a service and not of a device. */
public final class Broad {

  private Broad() {}

  /** Many are affected, or something is down. */
  public static boolean is(String text) {
    Set<UrgencySignal> signals = UrgencySignal.in(text);
    return signals.contains(UrgencySignal.MANY) || signals.contains(UrgencySignal.OUTAGE);
  }
}
