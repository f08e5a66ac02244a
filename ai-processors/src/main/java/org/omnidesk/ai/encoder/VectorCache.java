package org.omnidesk.ai.encoder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Vectors of texts seen lately; the least recently used go first. Safe for many threads. */
final class VectorCache {

  /**
   * What a vector depends on.
   *
   * @param encoder model id, engine, precision and length
   */
  record Key(String encoder, long a, long b, long c, long d) {

    /** SHA-256 of the text: a collision would give a ticket another one's vector. */
    static Key of(String encoder, String text) {
      ByteBuffer hash =
          ByteBuffer.wrap(ModelSource.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
      return new Key(encoder, hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }
  }

  private final int size;
  private final Map<Key, float[]> vectors;
  private final LongAdder hits = new LongAdder();

  /**
   * @param size vectors kept; 0 keeps none
   */
  VectorCache(int size) {
    this.size = size;
    this.vectors =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
            return size() > VectorCache.this.size;
          }
        };
  }

  boolean keeps() {
    return size > 0;
  }

  /** A copy, so that no caller changes another's; null when absent. */
  float[] get(Key key) {
    synchronized (vectors) {
      float[] vector = vectors.get(key);
      if (vector == null) {
        return null;
      }
      hits.increment();
      return vector.clone();
    }
  }

  void put(Key key, float[] vector) {
    synchronized (vectors) {
      vectors.put(key, vector.clone());
    }
  }

  int size() {
    synchronized (vectors) {
      return vectors.size();
    }
  }

  long hits() {
    return hits.sum();
  }
}
