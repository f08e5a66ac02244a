package org.omnidesk.tickets.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This replica's leases: taken on request, renewed by one thread, given back at stop. A holder that
 * slept through its lease (a long pause of the JVM, a frozen machine) sees by its own clock that it
 * is over; one that does not look is refused by {@link #require} at the database.
 */
public class Leases implements AutoCloseable {

  /** How long a lease is valid without renewal. */
  public static final Duration VALIDITY = Duration.ofSeconds(10);

  /** How often leases are renewed. */
  public static final Duration RENEWAL = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final LeaseStore store;
  private final String replica;
  private final Clock clock;
  private final Duration validity;
  private final Map<String, Lease> held = new ConcurrentHashMap<>();
  private final ScheduledExecutorService renewing;

  public Leases(LeaseStore store, String replica) {
    this(store, replica, Clock.systemUTC(), VALIDITY, RENEWAL);
  }

  Leases(LeaseStore store, String replica, Clock clock, Duration validity, Duration renewal) {
    this.store = store;
    this.replica = replica;
    this.clock = clock;
    this.validity = validity;
    this.renewing =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leases").factory());
    renewing.scheduleWithFixedDelay(
        this::renewAll, renewal.toMillis(), renewal.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes a lease, or finds that this replica holds it. What a process of the same name held before
   * is taken over at once: it was this replica before its restart.
   *
   * @return empty while another replica holds it; ask again later
   */
  public synchronized Optional<Lease> acquire(String name) {
    Optional<Lease> mine = find(name);
    if (mine.isPresent()) {
      return mine;
    }
    // counted from before the request: by our clock it never lasts longer than by the database's
    Instant until = clock.instant().plus(validity);
    Optional<Lease> taken =
        store.take(name, replica, validity).map(fence -> new Lease(name, replica, fence, until));
    taken.ifPresent(
        lease -> {
          held.put(name, lease);
          LOG.info("lease {} taken, fencing number {}", name, lease.fence());
        });
    return taken;
  }

  /** The lease if this replica holds it now; asks no database. */
  public Optional<Lease> find(String name) {
    return Optional.ofNullable(held.get(name))
        .filter(lease -> clock.instant().isBefore(lease.until()));
  }

  /** Whether this replica holds a lease now; asks no database. */
  public boolean holds(String name) {
    return find(name).isPresent();
  }

  /**
   * Lets a write pass only under the latest fencing number; called inside the transaction of that
   * write, which no other replica can overtake from then on.
   *
   * @throws LostLeaseException if another replica has taken the lease since
   */
  public void require(Lease lease) {
    if (!store.isCurrent(lease.name(), lease.fence())) {
      held.remove(lease.name(), lease);
      throw new LostLeaseException(lease.name(), lease.fence());
    }
  }

  /** Gives a lease back. */
  public synchronized void release(String name) {
    Lease lease = held.remove(name);
    if (lease != null) {
      store.release(List.of(lease));
    }
  }

  private synchronized void renewAll() {
    for (Lease lease : List.copyOf(held.values())) {
      try {
        Instant until = clock.instant().plus(validity);
        if (store.renew(lease, validity)) {
          held.put(lease.name(), new Lease(lease.name(), lease.holder(), lease.fence(), until));
        } else {
          held.remove(lease.name());
          LOG.warn("lease {} was lost, fencing number {}", lease.name(), lease.fence());
        }
      } catch (RuntimeException e) {
        // while the database is away the lease runs out by itself
        LOG.warn("lease {} could not be renewed: {}", lease.name(), e.getMessage());
      }
    }
  }

  /** Gives all leases back, so that another replica goes on at once. */
  @Override
  public void close() {
    renewing.shutdownNow();
    synchronized (this) {
      List<Lease> leases = List.copyOf(held.values());
      held.clear();
      try {
        store.release(leases);
      } catch (RuntimeException e) {
        LOG.warn("leases could not be given back and run out by themselves: {}", e.getMessage());
      }
    }
  }
}
