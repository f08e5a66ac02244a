package org.omnidesk.api.system;

import java.time.Instant;
import java.util.List;

/** How the connected systems are; the hub implements it as the bean {@code systemsApi}. */
public interface SystemsStatus {

  /** Every configured system, broken ones too, in the order of the configuration. */
  List<SystemView> list();

  /**
   * One system.
   *
   * @param state {@code running, paused, failing} or {@code stopped}
   * @param problem why it is failing; else null
   * @param lastEventAt when it was last heard of; null if never
   */
  record SystemView(
      String name, String type, String state, String problem, Instant lastEventAt, Counts counts) {}

  /** Messages of a system; received = applied + duplicate + quarantined + pending. */
  record Counts(long received, long applied, long duplicate, long quarantined, long pending) {}
}
