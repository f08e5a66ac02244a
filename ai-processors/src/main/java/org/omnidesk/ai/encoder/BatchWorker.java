package org.omnidesk.ai.encoder;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.omnidesk.ai.ModelNotReadyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns a graph: it loads it, runs batch after batch, lets it go when nobody
 * asks, and loads it again when somebody does. Only it touches the engine, so the memory is that of
 * one batch and nothing is closed under a running one.
 */
final class BatchWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);

  /** A load that failed is tried again on demand, not oftener than this. */
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final String name;
  private final Supplier<Graph> loader;
  private final BatchQueue queue;
  private final Duration idle;
  private final LongSupplier padId;
  private final BatchMeter meter;
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final Thread thread;
  private volatile Graph graph;
  private volatile Throwable failure;
  private volatile boolean running = true;
  private long failedAt;

  BatchWorker(
      String name,
      Supplier<Graph> loader,
      BatchQueue queue,
      Duration idle,
      LongSupplier padId,
      BatchMeter meter) {
    this.name = name;
    this.loader = loader;
    this.queue = queue;
    this.idle = idle;
    this.padId = padId;
    this.meter = meter;
    // A platform thread of its own: an engine must not be loaded on the common pool.
    this.thread = Thread.ofPlatform().name("encoder-" + name).daemon().start(this::work);
  }

  private void work() {
    try {
      load();
      while (running) {
        List<BatchQueue.Entry> batch = queue.take(graph == null ? Duration.ZERO : idle);
        if (batch == null) {
          return;
        }
        if (batch.isEmpty()) {
          // a time without a text, or one whose caller left
          if (queue.length() == 0 && !idle.isZero()) {
            unload();
            DjlSetup.trimNativeMemory();
          }
        } else if (graph != null || load()) {
          run(batch);
        } else {
          ModelNotReadyException error = notReady();
          batch.forEach(entry -> entry.vector().completeExceptionally(error));
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} ends", name);
    } catch (Throwable e) {
      LOG.error("the encoder's thread ended", e);
      failure = e;
    } finally {
      first.completeExceptionally(new IllegalStateException("the encoder is closed"));
      queue.close().forEach(entry -> entry.vector().completeExceptionally(notReady()));
      unload();
    }
  }

  private ModelNotReadyException notReady() {
    return new ModelNotReadyException(
        failure == null ? "the encoder is closed" : name + " did not load: " + failure, failure);
  }

  private boolean load() {
    long begin = System.nanoTime();
    if (failure != null && begin - failedAt < RETRY.toNanos()) {
      return false;
    }
    try {
      graph = loader.get();
      failure = null;
      meter.loaded((System.nanoTime() - begin) / 1_000_000);
      LOG.info("{} ready on {} after {} ms", name, graph.device(), meter.loadMillis());
      first.complete(null);
      return true;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      failure = e;
      failedAt = System.nanoTime();
      LOG.error("{} did not load", name, e);
      first.completeExceptionally(e);
      return false;
    }
  }

  private void unload() {
    Graph loaded = graph;
    if (loaded != null) {
      graph = null;
      loaded.close();
      LOG.info("{} unloaded", name);
    }
  }

  private void run(List<BatchQueue.Entry> entries) {
    TokenBatch batch =
        TokenBatch.of(entries.stream().map(BatchQueue.Entry::tokens).toList(), padId.getAsLong());
    long begin = System.nanoTime();
    try {
      float[][] vectors = graph.run(batch);
      meter.ran(batch.size(), System.nanoTime() - begin);
      for (int i = 0; i < vectors.length; i++) {
        entries.get(i).vector().complete(vectors[i]);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      if (entries.size() == 1) {
        entries.getFirst().vector().completeExceptionally(e);
      } else {
        // one text, or too little memory for all at once, must not fail the others
        LOG.warn("a batch of {} failed and runs text by text: {}", entries.size(), e.toString());
        entries.forEach(entry -> run(List.of(entry)));
      }
    }
  }

  /** Whether the first load ended, well or badly. */
  boolean started() {
    return first.isDone();
  }

  /** Completes with the first load. */
  CompletableFuture<Void> ready() {
    return first.copy();
  }

  /** The graph, null while it loads, after it was unloaded, or when it did not load. */
  Graph graph() {
    return graph;
  }

  /** Why the last load failed; null if it did not. */
  String error() {
    return failure == null ? null : failure.toString();
  }

  /**
   * Waits for a running batch or load, then frees the native memory: ONNX Runtime tears its
   * environment down when the JVM ends, and a session that is being made then takes the process
   * with it (SIGSEGV, seen).
   */
  @Override
  public void close() {
    running = false;
    List<BatchQueue.Entry> left = queue.close();
    left.forEach(entry -> entry.vector().completeExceptionally(notReady()));
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
