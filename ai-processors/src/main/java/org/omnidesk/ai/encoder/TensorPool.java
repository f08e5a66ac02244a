package org.omnidesk.ai.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;

/** Token states to one unit-length vector a text, where the states are: on the device. */
final class TensorPool {

  private TensorPool() {}

  /**
   * @param states batch x length x dimensions; or pooled already, batch x dimensions
   * @param mask batch x length, 1 where a token stands
   */
  static float[][] vectors(NDArray states, NDArray mask, TokenBatch batch, Pooling pooling) {
    NDArray single = states.toType(DataType.FLOAT32, false);
    NDArray pooled =
        single.getShape().dimension() == 2
            ? single
            : pooling == Pooling.CLS ? single.get(new NDIndex(":, 0")) : sum(single, mask, batch);
    float[] values = pooled.toFloatArray();
    int dimensions = values.length / batch.size();
    float[][] vectors = new float[batch.size()][dimensions];
    for (int row = 0; row < vectors.length; row++) {
      System.arraycopy(values, row * dimensions, vectors[row], 0, dimensions);
      Pool.unit(vectors[row]);
    }
    return vectors;
  }

  /** The mean but for a factor, which the unit length takes away. */
  static NDArray sum(NDArray states, NDArray mask, TokenBatch batch) {
    if (batch.even()) {
      return states.sum(new int[] {1});
    }
    // 1 x length times length x dimensions: no copy of the states
    NDArray row = mask.toType(DataType.FLOAT32, false).expandDims(1);
    return row.matMul(states).squeeze(1);
  }
}
