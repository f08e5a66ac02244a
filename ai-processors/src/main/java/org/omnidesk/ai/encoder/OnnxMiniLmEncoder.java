package org.omnidesk.ai.encoder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.omnidesk.ai.AiCallListener;
import org.omnidesk.ai.BackgroundLoad;
import org.omnidesk.ai.CallMeter;
import org.omnidesk.ai.status.MeasuredModel;
import org.omnidesk.ai.status.ModelStatus;

/**
 * all-MiniLM-L6-v2, int8, on the CPU through DJL's ONNX Runtime engine; weights and tokenizer come
 * from their Maven jar. English: it hardly sees Devanagari. Texts are cut at 256 tokens, batches
 * are sorted by length and bounded by tokens.
 */
public final class OnnxMiniLmEncoder implements Encoder, MeasuredModel {

  public static final String MODEL_ID = "all-MiniLM-L6-v2-int8";
  static final int DIMENSIONS = 384;

  private final int threads;
  private final int batchTokens;
  private final BackgroundLoad<OnnxSession> session;
  private final CallMeter meter;
  // One batch at a time: it uses all its threads, and memory stays that of one batch.
  private final Semaphore turn = new Semaphore(1, true);

  /**
   * Starts loading in the background.
   *
   * @param threads of one inference
   * @param maxTokens a text is cut there, 512 at most
   * @param batchTokens padded tokens of one batch at most
   * @param patience how long a call waits for the load
   */
  public OnnxMiniLmEncoder(
      int threads,
      int maxTokens,
      int batchTokens,
      Duration patience,
      List<AiCallListener> listeners) {
    this.threads = threads;
    this.batchTokens = batchTokens;
    this.meter = new CallMeter("embed", () -> MODEL_ID, listeners);
    this.session =
        new BackgroundLoad<OnnxSession>(MODEL_ID, patience)
            .start(() -> OnnxSession.load(threads, maxTokens));
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    return texts.isEmpty() ? List.of() : meter.time(() -> encodeAll(texts));
  }

  private List<float[]> encodeAll(List<String> texts) {
    OnnxSession loaded = session.await();
    List<long[]> tokens = texts.stream().map(loaded::tokens).toList();
    List<Integer> byLength =
        IntStream.range(0, tokens.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> tokens.get(i).length))
            .toList();
    float[][] vectors = new float[texts.size()][];
    int from = 0;
    while (from < byLength.size()) {
      int to = from + 1;
      while (to < byLength.size()
          && tokens.get(byLength.get(to)).length * (to - from + 1) <= batchTokens) {
        to++;
      }
      List<Integer> batch = byLength.subList(from, to);
      List<float[]> encoded = inTurn(loaded, batch.stream().map(tokens::get).toList());
      for (int i = 0; i < batch.size(); i++) {
        vectors[batch.get(i)] = encoded.get(i);
      }
      from = to;
    }
    return new ArrayList<>(List.of(vectors));
  }

  private List<float[]> inTurn(OnnxSession loaded, List<long[]> batch) {
    turn.acquireUninterruptibly();
    try {
      return loaded.run(batch);
    } finally {
      turn.release();
    }
  }

  @Override
  public String modelId() {
    return MODEL_ID;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public CompletableFuture<Void> ready() {
    return session.ready();
  }

  @Override
  public ModelStatus status() {
    return new ModelStatus(
        MODEL_ID,
        "encoder",
        "cpu",
        session.isReady(),
        session.millis(),
        DIMENSIONS,
        threads,
        meter.calls(),
        meter.meanMillis(),
        session.error());
  }

  /**
   * Waits for a running batch, then frees the native memory; also when loading is still going on.
   */
  @Override
  public void close() {
    // A load still under way is waited for: ONNX Runtime tears its environment down when the JVM
    // ends, and a session
    // that is being made then takes the process with it (SIGSEGV, seen).
    OnnxSession loaded = session.future().exceptionally(failure -> null).join();
    if (loaded == null) {
      return;
    }
    turn.acquireUninterruptibly();
    try {
      loaded.close();
    } finally {
      turn.release();
    }
  }
}
