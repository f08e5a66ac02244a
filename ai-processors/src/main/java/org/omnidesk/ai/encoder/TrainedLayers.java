package org.omnidesk.ai.encoder;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of a BERT that learns: its last layers and a linear head on the unit vector. One thread.
 * Everything of a step belongs to the step's manager, or it would live as long as the weights.
 */
final class TrainedLayers {

  /** Unit vectors are short for a softmax; the head sees them longer. */
  static final float SCALE = 16;

  private final NDManager manager;
  private final BertLayers bert;
  private final Pooling pooling;
  private final int frozen;
  private final int classes;
  private final Map<String, Adam> layers = new LinkedHashMap<>();
  private final Adam head;
  private final Adam bias;

  TrainedLayers(NDManager manager, BertLayers bert, Pooling pooling, int learning, int classes) {
    this.manager = manager;
    this.bert = bert;
    this.pooling = pooling;
    this.frozen = Math.max(0, bert.layers() - learning);
    this.classes = classes;
    for (int layer = frozen; layer < bert.layers(); layer++) {
      String prefix = "encoder.layer." + layer + ".";
      bert.weights()
          .forEach(
              (name, weight) -> {
                if (name.startsWith(prefix)) {
                  layers.put(name, new Adam(weight));
                }
              });
    }
    this.head = new Adam(manager.zeros(new Shape(classes, bert.hidden())));
    this.bias = new Adam(manager.zeros(new Shape(classes)));
  }

  /**
   * One step towards the labels.
   *
   * @return mean cross-entropy before it
   */
  double step(TokenBatch batch, int[] labels, double rate, double headRate) {
    try (NDManager step = manager.newSubManager()) {
      Shape shape = new Shape(batch.size(), batch.length());
      NDArray ids = step.create(LongBuffer.wrap(batch.ids()), shape, DataType.INT64);
      NDArray mask = step.create(LongBuffer.wrap(batch.mask()), shape, DataType.INT64);
      NDArray padding = bert.bias(step, mask, batch);
      NDArray states = bert.embed(step, ids);
      for (int layer = 0; layer < frozen; layer++) {
        states = bert.layer(layer, states, padding, false);
      }
      double loss;
      try (GradientCollector gradients =
          Engine.getEngine(EncoderEngine.PYTORCH.djlName()).newGradientCollector()) {
        for (int layer = frozen; layer < bert.layers(); layer++) {
          states = bert.layer(layer, states, padding, true);
        }
        NDArray error = crossEntropy(step, states, mask, batch, labels);
        gradients.backward(error);
        loss = error.getFloat();
      }
      layers.values().forEach(adam -> adam.update(step, rate));
      head.update(step, headRate);
      bias.update(step, headRate);
      return loss;
    }
  }

  private NDArray crossEntropy(
      NDManager step, NDArray states, NDArray mask, TokenBatch batch, int[] labels) {
    NDArray pooled =
        pooling == Pooling.CLS
            ? states.get(new NDIndex(":, 0"))
            : TensorPool.sum(states, mask, batch);
    NDArray length = pooled.square().sum(new int[] {1}, true).add(1e-12).sqrt();
    NDArray vectors = pooled.div(length).mul(SCALE);
    NDList logits = vectors.getNDArrayInternal().linear(vectors, head.weight(), bias.weight());
    float[] wanted = new float[labels.length * classes];
    for (int row = 0; row < labels.length; row++) {
      wanted[row * classes + labels[row]] = -1f / labels.length;
    }
    NDArray target = step.create(wanted, new Shape(labels.length, classes));
    return logits.singletonOrThrow().logSoftmax(-1).mul(target).sum();
  }

  /** What the file has to hold, in the order in which it stores it. */
  Map<String, float[]> changed(BertWeights source) {
    Map<String, float[]> changed = new LinkedHashMap<>();
    layers.forEach(
        (name, adam) -> {
          float[] values = adam.weight().toFloatArray();
          changed.put(name, source.get(name).linear() ? turned(values, source.get(name)) : values);
        });
    return changed;
  }

  /** PyTorch has linear weights output by input, the file input by output. */
  private static float[] turned(float[] values, BertWeights.Weight weight) {
    int inputs = (int) weight.shape()[0];
    int outputs = (int) weight.shape()[1];
    float[] turned = new float[values.length];
    for (int output = 0; output < outputs; output++) {
      for (int input = 0; input < inputs; input++) {
        turned[input * outputs + output] = values[output * inputs + input];
      }
    }
    return turned;
  }

  float[][] head() {
    float[] values = head.weight().toFloatArray();
    float[][] rows = new float[classes][bert.hidden()];
    for (int row = 0; row < classes; row++) {
      System.arraycopy(values, row * bert.hidden(), rows[row], 0, bert.hidden());
    }
    return rows;
  }

  float[] bias() {
    return bias.weight().toFloatArray();
  }
}
