package org.omnidesk.ai.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * BERT's encoder as NDArray operations. A result belongs to the manager of its first operand, so
 * every operation starts from a value of the batch, never from a weight: else it would live as long
 * as the weight does.
 */
final class BertLayers {

  private final Map<String, NDArray> weights = new LinkedHashMap<>();
  private final int layers;
  private final int heads;
  private final int hidden;
  private final float epsilon;
  private final DataType type;

  /** Copies the weights to the manager's device. */
  BertLayers(BertWeights source, NDManager manager, DataType type) {
    this.layers = source.layers();
    this.heads = source.heads();
    this.hidden = source.hidden();
    this.epsilon = source.epsilon();
    this.type = type;
    source.all().forEach((name, weight) -> weights.put(name, tensor(weight, manager, type)));
  }

  private static NDArray tensor(BertWeights.Weight weight, NDManager manager, DataType type) {
    try (NDManager scratch = manager.newSubManager()) {
      ByteBuffer direct =
          ByteBuffer.allocateDirect(weight.values().remaining()).order(ByteOrder.nativeOrder());
      direct
          .asFloatBuffer()
          .put(weight.values().duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
      NDArray stored = scratch.create(direct, new Shape(weight.shape()), DataType.FLOAT32);
      // duplicated: the first array is a view of Java's memory
      NDArray own = (weight.linear() ? stored.transpose() : stored).toType(type, true);
      NDArray kept = own.reshape(own.getShape()).duplicate();
      kept.attach(manager);
      return kept;
    }
  }

  NDArray weight(String name) {
    return weights.get(name);
  }

  Map<String, NDArray> weights() {
    return weights;
  }

  int layers() {
    return layers;
  }

  int hidden() {
    return hidden;
  }

  long bytes() {
    return weights.values().stream().mapToLong(w -> w.size() * type.getNumOfBytes()).sum();
  }

  /** Token states that enter the first layer: batch x length x hidden. */
  NDArray embed(NDManager manager, NDArray ids) {
    long length = ids.getShape().get(1);
    try (NDManager scope = manager.newSubManager()) {
      NDArray mine = ids.duplicate();
      mine.attach(scope);
      NDArray positions = scope.arange(0, length, 1, DataType.INT64);
      NDArray types = scope.zeros(new Shape(1), DataType.INT64);
      NDArray around = lookup(positions, "position").add(lookup(types, "token_type"));
      NDArray states = norm(lookup(mine, "word").add(around), "embeddings.LayerNorm");
      states.attach(manager);
      return states;
    }
  }

  private NDArray lookup(NDArray ids, String table) {
    NDArray weight = weight("embeddings." + table + "_embeddings.weight");
    return ids.getNDArrayInternal().embedding(ids, weight, SparseFormat.DENSE).singletonOrThrow();
  }

  /**
   * What is added to the scores: nothing where a token stands, a large negative number where
   * padding. Null if no row is padded.
   */
  NDArray bias(NDManager manager, NDArray mask, TokenBatch batch) {
    if (batch.even()) {
      return null;
    }
    NDArray inverted = mask.toType(type, false).sub(1).mul(type == DataType.FLOAT32 ? 1e9f : 3e4f);
    NDArray bias = inverted.reshape(batch.size(), 1, 1, batch.length());
    bias.attach(manager);
    return bias;
  }

  /** One layer; the states given are closed, unless a gradient may need them. */
  NDArray layer(int index, NDArray states, NDArray bias, boolean keep) {
    String prefix = "encoder.layer." + index + ".";
    NDManager outer = states.getManager();
    try (NDManager scope = outer.newSubManager()) {
      NDArray x = states;
      if (!keep) {
        x.attach(scope);
      } else {
        x = states.reshape(states.getShape());
        x.attach(scope);
      }
      NDArray context = attention(x, prefix + "attention.self.", bias);
      NDArray attended =
          norm(
              linear(context, prefix + "attention.output.dense").addi(x),
              prefix + "attention.output.LayerNorm");
      NDArray wide = linear(attended, prefix + "intermediate.dense");
      NDArray active = wide.getNDArrayInternal().gelu();
      if (!keep) {
        wide.close();
      }
      NDArray out =
          norm(linear(active, prefix + "output.dense").addi(attended), prefix + "output.LayerNorm");
      out.attach(outer);
      return out;
    }
  }

  private NDArray attention(NDArray x, String prefix, NDArray bias) {
    long rows = x.getShape().get(0);
    long length = x.getShape().get(1);
    long width = hidden / heads;
    NDArray query = split(linear(x, prefix + "query").muli(1 / Math.sqrt(width)), rows, length);
    NDArray key = linear(x, prefix + "key").reshape(rows, length, heads, width);
    NDArray value = split(linear(x, prefix + "value"), rows, length);
    NDArray scores = query.matMul(key.transpose(0, 2, 3, 1));
    if (bias != null) {
      scores.addi(bias);
    }
    NDArray shares = scores.softmax(-1);
    scores.close();
    NDArray context = shares.matMul(value);
    shares.close();
    return context.transpose(0, 2, 1, 3).reshape(rows, length, hidden);
  }

  private NDArray split(NDArray x, long rows, long length) {
    return x.reshape(rows, length, heads, hidden / heads).transpose(0, 2, 1, 3);
  }

  private NDArray linear(NDArray x, String name) {
    NDList result =
        x.getNDArrayInternal().linear(x, weight(name + ".weight"), weight(name + ".bias"));
    return result.singletonOrThrow();
  }

  private NDArray norm(NDArray x, String name) {
    NDArray gamma = weight(name + ".weight");
    return x.getNDArrayInternal()
        .layerNorm(x, new Shape(hidden), gamma, weight(name + ".bias"), epsilon)
        .singletonOrThrow();
  }
}
