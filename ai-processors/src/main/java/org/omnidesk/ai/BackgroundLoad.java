package org.omnidesk.ai;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that takes seconds to load, on a thread of its own: DJL's engines must not be loaded on
 * the common pool, and nothing here may hold up the start of the hub.
 */
public final class BackgroundLoad<T> {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoad.class);

  private final String name;
  private final Duration patience;
  private final CompletableFuture<T> loaded = new CompletableFuture<>();
  private volatile long millis;

  /**
   * @param name for the log and the thread
   * @param patience how long {@link #await()} waits
   */
  public BackgroundLoad(String name, Duration patience) {
    this.name = name;
    this.patience = patience;
  }

  /** Starts loading and returns at once. */
  public BackgroundLoad<T> start(Supplier<T> loader) {
    long begin = System.nanoTime();
    Thread.ofPlatform()
        .name("ai-load-" + name)
        .daemon()
        .start(
            () -> {
              try {
                T value = loader.get();
                millis = (System.nanoTime() - begin) / 1_000_000;
                LOG.info("{} ready after {} ms", name, millis);
                loaded.complete(value);
              } catch (Throwable e) {
                LOG.error("{} did not load", name, e);
                loaded.completeExceptionally(e);
              }
            });
    return this;
  }

  /**
   * The loaded thing; waits for it.
   *
   * @throws ModelNotReadyException if it did not load, or not in time
   */
  public T await() {
    try {
      return loaded.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new ModelNotReadyException(name + " did not load: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new ModelNotReadyException(name + " still loads after " + patience, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelNotReadyException("interrupted while waiting for " + name, e);
    }
  }

  /** The loaded thing, or null while it loads or when it failed. */
  public T now() {
    return isReady() ? loaded.join() : null;
  }

  /** Whether it is loaded. */
  public boolean isReady() {
    return loaded.isDone() && !loaded.isCompletedExceptionally();
  }

  /** Why it did not load; null if it did or still loads. */
  public String error() {
    if (!loaded.isCompletedExceptionally()) {
      return null;
    }
    return loaded.handle((value, e) -> e == null ? null : e.toString()).join();
  }

  /** Time from start to ready; 0 before. */
  public long millis() {
    return millis;
  }

  /** Completes with the load; cancelling it changes nothing. */
  public CompletableFuture<Void> ready() {
    return loaded.thenAccept(value -> {});
  }

  /** The load itself, for what must be closed after it. */
  public CompletableFuture<T> future() {
    return loaded.copy();
  }
}
