package org.omnidesk.bench.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.bench.model.Models;

/**
 * The product's encoder, but no text is encoded twice: seeds and folds draw the same rows again.
 */
final class OnceEncoder implements Encoder {

  private final Encoder encoder;
  private final Map<String, float[]> known = new HashMap<>();

  private OnceEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  /** As the product's defaults make it, loaded. */
  static OnceEncoder open() {
    return new OnceEncoder(Models.encoder());
  }

  @Override
  public synchronized List<float[]> encode(List<String> texts) {
    List<String> missing = texts.stream().filter(t -> !known.containsKey(t)).distinct().toList();
    for (int from = 0; from < missing.size(); from += 512) {
      List<String> part = missing.subList(from, Math.min(missing.size(), from + 512));
      List<float[]> vectors = encoder.encode(part);
      for (int i = 0; i < part.size(); i++) {
        known.put(part.get(i), vectors.get(i));
      }
      if (missing.size() > 2_000) {
        System.err.printf("encoded %d of %d%n", from + part.size(), missing.size());
      }
    }
    return texts.stream().map(known::get).toList();
  }

  @Override
  public String modelId() {
    return encoder.modelId();
  }

  @Override
  public int dimensions() {
    return encoder.dimensions();
  }

  @Override
  public CompletableFuture<Void> ready() {
    return encoder.ready();
  }

  @Override
  public void close() {
    encoder.close();
  }
}
