package org.omnidesk.ai.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.BackgroundLoad;
import org.omnidesk.ai.CallMeter;
import org.omnidesk.ai.ModelNotReadyException;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelRuntime;
import org.omnidesk.ai.status.ModelStatus;

/**
 * An encoder in this process. Callers tokenise on their own threads and hand over text by text; one
 * thread joins what many callers brought into batches, so tokenising and encoding overlap. A full
 * queue holds callers up. Vectors of texts seen lately come from a cache.
 */
public class LocalEncoder implements Encoder, MeasuredModel {

  private final EncoderSettings settings;
  private final String fingerprint;
  private final BackgroundLoad<Tokenizer> tokenizer;
  private final BatchQueue queue;
  private final BatchWorker worker;
  private final BatchMeter batches = new BatchMeter();
  private final VectorCache cache;
  private final CallMeter meter;
  private volatile String hash;
  private volatile long weightBytes;

  /** Starts loading in the background. */
  public LocalEncoder(EncoderSettings settings, List<AiCallListener> listeners) {
    this.settings = settings;
    String id = settings.modelId();
    this.fingerprint =
        String.join(
            "|",
            id,
            settings.engine().id(),
            settings.precision().id(),
            Integer.toString(settings.maxTokens()));
    this.cache = new VectorCache(settings.cacheSize());
    this.meter = new CallMeter("embed", () -> id, settings::gpu, listeners);
    this.queue = new BatchQueue(settings.batches());
    DjlSetup.prepare(settings);
    this.tokenizer =
        new BackgroundLoad<Tokenizer>(id + " tokenizer", settings.patience()).start(this::open);
    this.worker =
        new BatchWorker(
            id, this::load, queue, settings.idleUnload(), () -> tokenizer.await().padId(), batches);
  }

  private Tokenizer open() {
    try {
      return Tokenizer.open(settings.model(), settings.maxTokens());
    } catch (IOException e) {
      throw new UncheckedIOException("the encoder's tokenizer cannot be read", e);
    }
  }

  private Graph load() {
    Graph graph = Graphs.load(settings, tokenizer.await());
    hash = graph.hash();
    weightBytes = graph.weightBytes();
    return graph;
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    return texts.isEmpty() ? List.of() : meter.time(() -> await(submit(texts)));
  }

  @Override
  public CompletableFuture<List<float[]>> encodeAsync(List<String> texts) {
    long begin = System.nanoTime();
    List<Pending> pending = submit(texts);
    return CompletableFuture.allOf(
            pending.stream().map(Pending::vector).toArray(CompletableFuture[]::new))
        .thenApply(done -> await(pending))
        .whenComplete((vectors, error) -> meter.ended(begin, error));
  }

  /**
   * One text under way.
   *
   * @param key where its vector goes in the cache; null if it came from there or nothing is kept
   */
  private record Pending(VectorCache.Key key, CompletableFuture<float[]> vector) {}

  private List<Pending> submit(List<String> texts) {
    Tokenizer loaded = tokenizer.await();
    List<Pending> pending = new ArrayList<>(texts.size());
    try {
      for (String text : texts) {
        pending.add(submit(loaded, text == null ? "" : text));
      }
      return pending;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon(pending);
      throw new ModelNotReadyException("interrupted while waiting for the encoder", e);
    } catch (RuntimeException e) {
      abandon(pending);
      throw e;
    }
  }

  private Pending submit(Tokenizer loaded, String text) throws InterruptedException {
    VectorCache.Key key = cache.keeps() ? VectorCache.Key.of(fingerprint, text) : null;
    float[] known = key == null ? null : cache.get(key);
    if (known != null) {
      return new Pending(null, CompletableFuture.completedFuture(known));
    }
    BatchQueue.Entry entry = new BatchQueue.Entry(loaded.tokens(text));
    if (!queue.put(entry, settings.patience())) {
      throw new ModelNotReadyException(
          "the encoder's queue is full for " + settings.patience(), null);
    }
    return new Pending(key, entry.vector());
  }

  /** Nobody waits for these any more: those that still queue are not computed. */
  private static void abandon(List<Pending> pending) {
    pending.forEach(text -> text.vector().cancel(false));
  }

  private List<float[]> await(List<Pending> pending) {
    List<float[]> vectors = new ArrayList<>(pending.size());
    try {
      for (Pending text : pending) {
        vectors.add(worker.started() ? text.vector().get() : patiently(text.vector()));
        if (text.key() != null) {
          cache.put(text.key(), vectors.getLast());
        }
      }
      return vectors;
    } catch (ExecutionException | CompletionException e) {
      abandon(pending);
      if (e.getCause() instanceof ModelNotReadyException notReady) {
        throw notReady;
      }
      throw new IllegalStateException("encoding failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon(pending);
      throw new ModelNotReadyException("interrupted while waiting for the encoder", e);
    } catch (TimeoutException e) {
      abandon(pending);
      throw new ModelNotReadyException(
          modelId() + " still loads after " + settings.patience(), null);
    }
  }

  private float[] patiently(CompletableFuture<float[]> vector)
      throws InterruptedException, ExecutionException, TimeoutException {
    return vector.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public String modelId() {
    return settings.modelId();
  }

  @Override
  public int dimensions() {
    return settings.model().dimensions();
  }

  @Override
  public CompletableFuture<Void> ready() {
    return CompletableFuture.allOf(tokenizer.ready(), worker.ready());
  }

  /** What it runs with. */
  public EncoderSettings settings() {
    return settings;
  }

  /** Vectors that came from the cache since the start. */
  public long cacheHits() {
    return cache.hits();
  }

  /** Batches computed since the start. */
  public long batches() {
    return batches.batches();
  }

  /** Whether the weights are in memory now. */
  public boolean loaded() {
    return worker.graph() != null;
  }

  @Override
  public ModelStatus status() {
    Graph graph = worker.graph();
    CompletableFuture<Void> ready = ready();
    String error = worker.error();
    return new ModelStatus(
        modelId(),
        "encoder",
        graph != null ? graph.device() : settings.gpu() ? "gpu:0" : "cpu",
        error == null && ready.isDone() && !ready.isCompletedExceptionally(),
        batches.loadMillis(),
        dimensions(),
        settings.threads(),
        meter.calls(),
        meter.meanMillis(),
        error == null ? tokenizer.error() : error,
        new ModelRuntime(
            settings.engine().id(),
            settings.precision().id(),
            graph != null,
            queue.length(),
            batches.batches(),
            batches.meanSize(),
            batches.textsPerSecond(),
            graph == null ? 0 : weightBytes,
            cache.size(),
            cache.hits(),
            hash));
  }

  /** Waits for a running batch or load, then frees the native memory. */
  @Override
  public void close() {
    Tokenizer opened = tokenizer.future().exceptionally(failure -> null).join();
    worker.close();
    if (opened != null) {
      opened.close();
    }
  }
}
