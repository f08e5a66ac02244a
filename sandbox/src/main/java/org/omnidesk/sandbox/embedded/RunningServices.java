package org.omnidesk.sandbox.embedded;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded services of one hub while they start, run and stop. */
final class RunningServices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningServices.class);

  private final DataFolder folder;
  private final CompletableFuture<EmbeddedPostgres> postgres;
  private final CompletableFuture<EmbeddedKafka> kafka;

  private RunningServices(
      DataFolder folder,
      CompletableFuture<EmbeddedPostgres> postgres,
      CompletableFuture<EmbeddedKafka> kafka) {
    this.folder = folder;
    this.postgres = postgres;
    this.kafka = kafka;
  }

  /** Holds the data folder and begins to start each wanted service on its own daemon thread. */
  static RunningServices start(EmbeddedSettings settings, boolean postgres, boolean kafka) {
    DataFolder folder = DataFolder.hold(settings.data());
    return new RunningServices(
        folder,
        postgres ? begin("PostgreSQL", () -> EmbeddedPostgres.start(settings)) : null,
        kafka ? begin("Kafka", () -> EmbeddedKafka.start(settings)) : null);
  }

  /** Waits for PostgreSQL; only if it was wanted. */
  EmbeddedPostgres postgres() {
    return join(postgres);
  }

  /** Waits for all that was wanted. */
  void await() {
    if (postgres != null) {
      join(postgres);
    }
    if (kafka != null) {
      join(kafka);
    }
  }

  /** Why the broker does not work any more; empty while it is well or not ours. */
  Optional<String> kafkaFailure() {
    return kafka == null || !kafka.isDone() || kafka.isCompletedExceptionally()
        ? Optional.empty()
        : kafka.join().failure();
  }

  /** Stops Kafka, then PostgreSQL; one that is still starting is waited for. */
  @Override
  public void close() {
    stop(kafka);
    stop(postgres);
    folder.close();
  }

  private static <T> CompletableFuture<T> begin(String name, Supplier<T> start) {
    CompletableFuture<T> future = new CompletableFuture<>();
    long begun = System.nanoTime();
    Thread.ofPlatform()
        .daemon()
        .name("start-" + name)
        .start(
            () -> {
              try {
                future.complete(start.get());
                LOG.info("{} is up after {} ms", name, (System.nanoTime() - begun) / 1_000_000);
              } catch (Throwable e) {
                future.completeExceptionally(e);
              }
            });
    return future;
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void stop(CompletableFuture<? extends AutoCloseable> future) {
    if (future == null) {
      return;
    }
    try {
      future.join().close();
    } catch (CompletionException neverStarted) {
      // Its failure was told where someone waited for it.
      return;
    } catch (Exception e) {
      LOG.warn("an embedded service did not stop cleanly", e);
    }
  }
}
