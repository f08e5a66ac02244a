package org.omnidesk.ai.encoder;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;

/**
 * Any BERT or RoBERTa as TorchScript on DJL's PyTorch engine. It takes ids and mask, with or
 * without token types, and gives token states or pooled vectors first.
 */
final class TorchScriptGraph implements Graph {

  private final Model model;
  private final EncoderSettings settings;
  private final String hash;
  private final long bytes;
  private int inputs = 3;
  private int dimensions;

  private TorchScriptGraph(Model model, EncoderSettings settings, String hash, long bytes) {
    this.model = model;
    this.settings = settings;
    this.hash = hash;
    this.bytes = bytes;
  }

  static TorchScriptGraph load(EncoderSettings settings) throws IOException {
    ModelSource source = settings.model();
    Device device = settings.gpu() ? Device.gpu() : Device.cpu();
    try {
      if (!source.isLocal()) {
        Model model =
            Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optModelUrls(source.url().toString())
                .optEngine(EncoderEngine.PYTORCH.djlName())
                .optDevice(device)
                .optTranslator(new NoopTranslator())
                .build()
                .loadModel();
        return new TorchScriptGraph(model, settings, null, 0).settled();
      }
      Path file = Path.of(source.url());
      Model model = Model.newInstance(source.name(), device, EncoderEngine.PYTORCH.djlName());
      model.load(file.getParent(), file.getFileName().toString());
      try (HashedStream content = new HashedStream(source.open())) {
        String hash = content.hash();
        return new TorchScriptGraph(model, settings, hash, content.bytes()).settled();
      }
    } catch (MalformedModelException | ModelNotFoundException e) {
      throw new IllegalStateException("the encoder's weights cannot be read", e);
    }
  }

  /** TorchScript does not say how many inputs it takes, so they are tried. */
  private TorchScriptGraph settled() {
    TokenBatch probe = TokenBatch.of(java.util.List.of(new long[] {101, 102}), 0);
    RuntimeException refusal = null;
    for (int count : new int[] {3, 2, 1}) {
      inputs = count;
      try {
        run(probe);
        return this;
      } catch (RuntimeException e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    model.close();
    throw new IllegalStateException(
        "omnidesk.ai.encoder.model-url: takes no token ids and mask", refusal);
  }

  @Override
  public float[][] run(TokenBatch batch) {
    Shape shape = new Shape(batch.size(), batch.length());
    try (NDManager manager = model.getNDManager().newSubManager();
        Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
      NDArray mask = longs(manager, batch.mask(), shape);
      NDList list = new NDList(longs(manager, batch.ids(), shape));
      if (inputs > 1) {
        list.add(mask);
      }
      if (inputs > 2) {
        list.add(longs(manager, new long[batch.size() * batch.length()], shape));
      }
      try (NDList output = predictor.predict(list)) {
        NDArray first = output.get(0);
        first.attach(manager);
        float[][] vectors = TensorPool.vectors(first, mask, batch, settings.model().pooling());
        dimensions = vectors[0].length;
        return vectors;
      }
    } catch (TranslateException e) {
      throw new IllegalStateException("inference failed", e);
    }
  }

  private static NDArray longs(NDManager manager, long[] values, Shape shape) {
    return manager.create(LongBuffer.wrap(values), shape, DataType.INT64);
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public String device() {
    return settings.gpu() ? "gpu:0" : "cpu";
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
