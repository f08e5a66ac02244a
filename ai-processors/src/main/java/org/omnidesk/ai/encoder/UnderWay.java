package org.omnidesk.ai.encoder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Texts that are being encoded: who asks for one of them waits for the same vector instead of
 * having it encoded again. What is done goes to the cache before anybody hears of it. Safe for many
 * threads.
 */
final class UnderWay {

  /** One text that some callers wait for. */
  private static final class Text {

    private final CompletableFuture<float[]> entry = new CompletableFuture<>();
    private CompletableFuture<float[]> vector = entry;
    private int waiting = 1;
  }

  /**
   * One caller's wait for a text.
   *
   * @param text null if its vector was known
   * @param first whether this caller is to have it encoded
   * @param vector shared by all who wait: to be copied
   */
  record Claim(Text text, boolean first, CompletableFuture<float[]> vector) {

    /** Where the first caller puts the vector, or why there is none. */
    CompletableFuture<float[]> entry() {
      return text.entry;
    }
  }

  private final VectorCache cache;
  private final Map<VectorCache.Key, Text> texts = new HashMap<>();

  UnderWay(VectorCache cache) {
    this.cache = cache;
  }

  /**
   * Waits for some texts at once, so that two callers with the same texts do not take them from
   * each other one by one.
   *
   * @param keys in the order of the texts; a null one is neither known nor shared
   */
  synchronized List<Claim> claim(List<VectorCache.Key> keys) {
    List<Claim> claims = new ArrayList<>(keys.size());
    for (VectorCache.Key key : keys) {
      claims.add(claim(key));
    }
    return claims;
  }

  private Claim claim(VectorCache.Key key) {
    Text shared = key == null ? null : texts.get(key);
    if (shared != null && shared.waiting > 0) {
      shared.waiting++;
      return new Claim(shared, false, shared.vector);
    }
    float[] known = key == null ? null : cache.get(key);
    if (known != null) {
      return new Claim(null, false, CompletableFuture.completedFuture(known));
    }
    Text text = new Text();
    if (key != null) {
      texts.put(key, text);
      text.vector = text.entry.whenComplete((vector, error) -> ended(key, text, vector));
    }
    return new Claim(text, true, text.vector);
  }

  private void ended(VectorCache.Key key, Text text, float[] vector) {
    if (vector != null) {
      cache.put(key, vector);
    }
    synchronized (this) {
      texts.remove(key, text);
    }
  }

  /** One caller waits no longer; a text that nobody waits for is not computed. */
  void leave(Claim claim) {
    Text text = claim.text();
    if (text != null && left(text)) {
      text.entry.cancel(false);
    }
  }

  private synchronized boolean left(Text text) {
    return text.waiting > 0 && --text.waiting == 0;
  }
}
