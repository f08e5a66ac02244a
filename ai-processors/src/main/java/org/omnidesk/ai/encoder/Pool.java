package org.omnidesk.ai.encoder;

import java.nio.FloatBuffer;

/** Token states to one unit-length vector a text, in Java, for engines that only run the graph. */
final class Pool {

  private Pool() {}

  /**
   * @param states batch x length x dimensions
   */
  static float[][] pooled(FloatBuffer states, TokenBatch batch, int dimensions, Pooling pooling) {
    float[][] vectors = new float[batch.size()][];
    float[] state = new float[dimensions];
    for (int row = 0; row < vectors.length; row++) {
      float[] sum = new float[dimensions];
      int tokens = pooling == Pooling.CLS ? 1 : batch.rows().get(row).length;
      for (int token = 0; token < tokens; token++) {
        states.get((row * batch.length() + token) * dimensions, state);
        for (int d = 0; d < dimensions; d++) {
          sum[d] += state[d];
        }
      }
      vectors[row] = unit(sum);
    }
    return vectors;
  }

  /** The same vector with length 1; changes and returns its argument. */
  static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    float scale = (float) (1 / Math.sqrt(Math.max(square, 1e-24)));
    for (int d = 0; d < vector.length; d++) {
      vector[d] *= scale;
    }
    return vector;
  }
}
