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
 * An encoder in this process. Callers tokenise on their own threads and hand over their texts; one
 * thread joins what many callers brought into batches, so tokenising and encoding overlap. A full
 * queue holds callers up. Vectors of texts seen lately come from a cache.
 */
public class LocalEncoder implements Encoder, MeasuredModel {

  private final EncoderSettings settings;
  private final BackgroundLoad<Tokenizer> tokenizer;
  private final BatchQueue queue;
  private final BatchWorker worker;
  private final BatchMeter batches = new BatchMeter();
  private final VectorCache cache;
  private final Submissions submissions;
  private final CallMeter meter;
  private volatile String hash;
  private volatile long weightBytes;

  /** Starts loading in the background. */
  public LocalEncoder(EncoderSettings settings, List<AiCallListener> listeners) {
    this.settings = settings;
    String id = settings.modelId();
    String fingerprint =
        String.join(
            "|",
            id,
            settings.engine().id(),
            settings.precision().id(),
            Integer.toString(settings.maxTokens()));
    this.cache = new VectorCache(settings.cacheSize());
    this.meter = new CallMeter("embed", () -> id, settings::gpu, listeners);
    this.queue = new BatchQueue(settings.batches());
    this.submissions =
        new Submissions(fingerprint, cache, queue, settings.batches(), settings.patience());
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
    return texts.isEmpty()
        ? List.of()
        : meter.time(() -> await(submissions.submit(tokenizer.await(), texts)));
  }

  @Override
  public CompletableFuture<List<float[]>> encodeAsync(List<String> texts) {
    long begin = System.nanoTime();
    List<UnderWay.Claim> pending = submissions.submit(tokenizer.await(), texts);
    return CompletableFuture.allOf(
            pending.stream().map(UnderWay.Claim::vector).toArray(CompletableFuture[]::new))
        .thenApply(done -> await(pending))
        .whenComplete((vectors, error) -> meter.ended(begin, error));
  }

  private List<float[]> await(List<UnderWay.Claim> pending) {
    List<float[]> vectors = new ArrayList<>(pending.size());
    try {
      for (UnderWay.Claim claim : pending) {
        vectors.add((worker.started() ? claim.vector().get() : patiently(claim.vector())).clone());
      }
      return vectors;
    } catch (ExecutionException | CompletionException e) {
      submissions.abandon(pending);
      if (e.getCause() instanceof ModelNotReadyException notReady) {
        throw notReady;
      }
      throw new IllegalStateException("encoding failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      submissions.abandon(pending);
      throw new ModelNotReadyException("interrupted while waiting for the encoder", e);
    } catch (TimeoutException e) {
      submissions.abandon(pending);
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
