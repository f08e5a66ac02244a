package org.omnidesk.ai.encoder;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/** An ONNX file on ONNX Runtime, through DJL. */
final class OnnxGraph implements Graph {

  private final Model model;
  private final List<String> inputs;
  private final Pooling pooling;
  private final String hash;
  private final long bytes;
  private int dimensions;

  private OnnxGraph(Model model, Pooling pooling, String hash, long bytes) {
    this.model = model;
    this.inputs = model.getBlock().describeInput().keys();
    this.pooling = pooling;
    this.hash = hash;
    this.bytes = bytes;
  }

  static OnnxGraph load(EncoderSettings settings) throws IOException {
    ModelSource source = settings.model();
    Map<String, Object> options = Map.of("sessionOptions", sessionOptions(settings));
    try {
      try (HashedStream weights = new HashedStream(source.open())) {
        Model model = Model.newInstance(source.name(), EncoderEngine.ONNX.djlName());
        model.load(weights, options);
        return new OnnxGraph(model, source.pooling(), weights.hash(), weights.bytes());
      }
    } catch (MalformedModelException e) {
      throw new IllegalStateException("the encoder's weights cannot be read", e);
    }
  }

  /** As one inference of the product runs, for whoever compares with it. */
  static SessionOptions sessionOptions(EncoderSettings settings) {
    try {
      SessionOptions options = new SessionOptions();
      options.setIntraOpNumThreads(settings.threads());
      options.setInterOpNumThreads(1);
      // Threads that spin between calls would starve the rest of the hub.
      String spinning = settings.spinning() ? "1" : "0";
      options.addConfigEntry("session.intra_op.allow_spinning", spinning);
      options.addConfigEntry("session.inter_op.allow_spinning", spinning);
      return options;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public float[][] run(TokenBatch batch) {
    Shape shape = new Shape(batch.size(), batch.length());
    try (NDManager manager = model.getNDManager().newSubManager();
        Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
      NDList list = new NDList();
      for (String input : inputs) {
        long[] values =
            switch (input) {
              case "input_ids" -> batch.ids();
              case "attention_mask" -> batch.mask();
              case "token_type_ids" -> new long[batch.size() * batch.length()];
              default ->
                  throw new IllegalStateException("the model wants an input \"" + input + "\"");
            };
        NDArray array = manager.create(LongBuffer.wrap(values), shape, DataType.INT64);
        array.setName(input);
        list.add(array);
      }
      try (NDList output = predictor.predict(list)) {
        NDArray states = output.get(0);
        dimensions = (int) states.getShape().get(states.getShape().dimension() - 1);
        return Pool.pooled(states.toByteBuffer().asFloatBuffer(), batch, dimensions, pooling);
      }
    } catch (TranslateException e) {
      throw new IllegalStateException("inference failed", e);
    }
  }

  /** Arrays that outlive a batch. */
  int arrays() {
    return model.getNDManager().getManagedArrays().size();
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public long weightBytes() {
    return bytes;
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public void close() {
    model.close();
  }
}
