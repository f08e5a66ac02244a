package org.omnidesk.ai.encoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;

/** A BERT on DJL's PyTorch engine, its weights out of an ONNX file. */
final class BertGraph implements Graph {

  private final NDManager manager;
  private final BertLayers layers;
  private final EncoderSettings settings;
  private final String hash;

  private BertGraph(NDManager manager, BertLayers layers, EncoderSettings settings, String hash) {
    this.manager = manager;
    this.layers = layers;
    this.settings = settings;
    this.hash = hash;
  }

  static BertGraph load(EncoderSettings settings) throws IOException {
    try (InputStream onnx = settings.model().open()) {
      BertWeights weights = BertWeights.read(onnx);
      NDManager manager =
          Engine.getEngine(EncoderEngine.PYTORCH.djlName())
              .newBaseManager(settings.gpu() ? Device.gpu() : Device.cpu());
      BertLayers layers = new BertLayers(weights, manager, type(settings.precision()));
      return new BertGraph(manager, layers, settings, weights.hash());
    }
  }

  private static DataType type(Precision precision) {
    return switch (precision) {
      case FP16 -> DataType.FLOAT16;
      case BF16 -> DataType.BFLOAT16;
      default -> DataType.FLOAT32;
    };
  }

  @Override
  public float[][] run(TokenBatch batch) {
    Shape shape = new Shape(batch.size(), batch.length());
    try (NDManager scope = manager.newSubManager()) {
      NDArray ids = scope.create(LongBuffer.wrap(batch.ids()), shape, DataType.INT64);
      NDArray mask = scope.create(LongBuffer.wrap(batch.mask()), shape, DataType.INT64);
      NDArray bias = layers.bias(scope, mask, batch);
      NDArray states = layers.embed(scope, ids);
      for (int layer = 0; layer < layers.layers(); layer++) {
        states = layers.layer(layer, states, bias, false);
      }
      return TensorPool.vectors(states, mask, batch, settings.model().pooling());
    }
  }

  /** Arrays that outlive a batch. */
  int arrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public int dimensions() {
    return layers.hidden();
  }

  @Override
  public String device() {
    return settings.gpu() ? "gpu:0" : "cpu";
  }

  @Override
  public long weightBytes() {
    return layers.bytes();
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public void close() {
    manager.close();
  }
}
