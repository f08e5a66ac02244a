package org.omnidesk.ai.encoder;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Turns texts into unit-length vectors. Vectors of different model ids must never be compared.
 * Implementations are safe for use by many threads.
 */
public interface Encoder extends AutoCloseable {

  /**
   * One vector of {@link #dimensions()} floats and length 1 a text, in the order of the texts.
   * Blank texts are allowed. Waits while the model loads.
   *
   * @throws org.omnidesk.ai.ModelNotReadyException if the model did not load
   */
  List<float[]> encode(List<String> texts);

  /**
   * The same without waiting, so that a caller can store one page of vectors while the next is
   * computed.
   */
  default CompletableFuture<List<float[]>> encodeAsync(List<String> texts) {
    CompletableFuture<List<float[]>> vectors = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("encode")
        .start(
            () -> {
              try {
                vectors.complete(encode(texts));
              } catch (Throwable e) {
                vectors.completeExceptionally(e);
              }
            });
    return vectors;
  }

  /** Names model, precision and pooling: {@code all-MiniLM-L6-v2-int8}. Fit for a file name. */
  String modelId();

  /** Length of every vector. */
  int dimensions();

  /** Completes when the model is loaded, exceptionally when it cannot be. Never blocks. */
  CompletableFuture<Void> ready();

  /**
   * Whether a text in this language ({@code hi}, {@code hinglish}, ISO 639-1) gets a vector that
   * may be compared with English ones. An encoder that says nothing about it does not read
   * Devanagari.
   */
  default boolean reads(String language) {
    return !"hi".equals(language);
  }

  /** The encoder below what decorates it; itself where nothing does. */
  default Encoder raw() {
    return this;
  }

  @Override
  void close();
}
