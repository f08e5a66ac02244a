package org.omnidesk.ai.learn;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.omnidesk.ai.classify.Progress;
import org.omnidesk.tickets.lease.Lease;
import org.omnidesk.tickets.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one training at a time in the whole hub, whatever the number of its replicas. */
class TrainingRuns {

  /** The lease that a replica holds while it trains. */
  static final String LEASE = "model-training";

  private static final Logger LOG = LoggerFactory.getLogger(TrainingRuns.class);
  private static final long PROGRESS_NANOS = 500_000_000L;

  /**
   * What came of a training.
   *
   * @param text for people
   * @param version of the model; null if none was made
   */
  record Outcome(String text, Long version) {}

  /** A training. */
  interface Work {
    /**
     * @param lease that is held, to be required by writes that count
     */
    Outcome run(Lease lease, Progress progress);
  }

  private final TrainingLog log;
  private final Leases leases;
  private final AtomicBoolean busy = new AtomicBoolean();

  TrainingRuns(TrainingLog log, Leases leases) {
    this.log = log;
    this.leases = leases;
  }

  List<TrainingRun> recent() {
    return log.recent();
  }

  /**
   * Runs a training on a thread of its own, behind all other work.
   *
   * @throws TrainingBusyException if there is one already
   */
  TrainingRun inBackground(String command, UUID user, Work work) {
    Lease lease = take();
    try {
      UUID id = log.begin(command, user);
      TrainingRun begun = log.find(id).orElseThrow();
      Thread thread =
          Thread.ofPlatform().name("model-training").daemon().unstarted(() -> run(id, lease, work));
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
      return begun;
    } catch (RuntimeException e) {
      free();
      throw e;
    }
  }

  /**
   * Runs a training on the caller's thread if the condition holds once nobody else trains.
   *
   * @return whether it ran
   */
  boolean now(String command, BooleanSupplier condition, Work work) {
    Lease lease;
    try {
      lease = take();
    } catch (TrainingBusyException e) {
      return false;
    }
    UUID id;
    try {
      if (!condition.getAsBoolean()) {
        free();
        return false;
      }
      id = log.begin(command, null);
    } catch (RuntimeException e) {
      free();
      throw e;
    }
    run(id, lease, work);
    return true;
  }

  private Lease take() {
    if (!busy.compareAndSet(false, true)) {
      throw new TrainingBusyException();
    }
    try {
      return leases.acquire(LEASE).orElseThrow(TrainingBusyException::new);
    } catch (RuntimeException e) {
      busy.set(false);
      throw e;
    }
  }

  private void free() {
    try {
      leases.release(LEASE);
    } finally {
      busy.set(false);
    }
  }

  private void run(UUID id, Lease lease, Work work) {
    long[] last = {System.nanoTime() - PROGRESS_NANOS};
    Progress progress =
        (step, done, of) -> {
          long now = System.nanoTime();
          if (now - last[0] >= PROGRESS_NANOS) {
            last[0] = now;
            log.progress(id, step, done, of);
          }
        };
    try {
      Outcome outcome = work.run(lease, progress);
      LOG.info("training {}: {}", id, outcome.text());
      log.end(id, "done", outcome.text(), outcome.version());
    } catch (RuntimeException e) {
      LOG.error("training {} failed", id, e);
      log.end(id, "failed", String.valueOf(e.getMessage()), null);
    } finally {
      free();
    }
  }
}
