package org.omnidesk.sandbox.embedded;

import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/**
 * Waits for the embedded services before anything else of the context starts (Camel's routes above
 * all), and says whether the broker still works.
 */
public final class EmbeddedServicesStart implements SmartLifecycle {

  private final RunningServices services;
  private volatile boolean running;

  EmbeddedServicesStart(RunningServices services) {
    this.services = services;
  }

  /** Why the embedded broker does not work any more; empty while it is well. */
  public Optional<String> kafkaFailure() {
    return services.kafkaFailure();
  }

  @Override
  public void start() {
    services.await();
    running = true;
  }

  /** Nothing stops here: the services outlive every bean. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
