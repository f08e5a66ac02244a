package org.omnidesk.hub.system;

import java.util.concurrent.atomic.AtomicBoolean;
import org.omnidesk.tickets.delivery.DeliveryStore;
import org.omnidesk.tickets.system.Systems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles deliveries whose sender died. At the first run after a start every claim under this
 * replica's name is one; later only claims that are too old to be alive.
 */
public class DeliveryRecovery {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecovery.class);

  /** An SMS on its way cannot be asked about. */
  private static final String UNASKABLE_TYPE = "sms";

  private final DeliveryStore deliveries;
  private final Systems systems;
  private final String replica;
  private final AtomicBoolean started = new AtomicBoolean();

  public DeliveryRecovery(DeliveryStore deliveries, Systems systems, String replica) {
    this.deliveries = deliveries;
    this.systems = systems;
    this.replica = replica;
  }

  /** Runs before any deliver route starts, and from then on by timer. */
  public void recover() {
    String dead = started.getAndSet(true) ? "" : replica;
    int recovered = deliveries.recover(dead, systems.ofType(UNASKABLE_TYPE));
    if (recovered > 0) {
      LOG.warn("{} deliveries were being sent when their sender stopped", recovered);
    }
  }
}
