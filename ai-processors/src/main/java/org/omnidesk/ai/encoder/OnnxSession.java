package org.omnidesk.ai.encoder;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The loaded graph and tokenizer of MiniLM: tokens in, mean-pooled unit vectors out. */
final class OnnxSession implements AutoCloseable {

  private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private final Model model;
  private final HuggingFaceTokenizer tokenizer;
  private boolean closed;

  private OnnxSession(Model model, HuggingFaceTokenizer tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
  }

  static OnnxSession load(int threads, int maxTokens) {
    // Both before the engine loads: no download, and no PyTorch engine behind the ONNX one, which
    // fails when its natives are absent.
    System.setProperty("ai.djl.offline", "true");
    setIfAbsent("offline", "true");
    setIfAbsent("ai.djl.onnx.disable_alternative", "true");
    try (InputStream weights = resource(WEIGHTS);
        InputStream vocabulary = resource(TOKENIZER)) {
      HuggingFaceTokenizer tokenizer =
          HuggingFaceTokenizer.newInstance(
              vocabulary,
              // The file's own truncation is not to be trusted, so all of it is stated.
              Map.of(
                  "maxLength", Integer.toString(maxTokens),
                  "truncation", "true",
                  "padding", "false",
                  "modelMaxLength", "512"));
      SessionOptions options = new SessionOptions();
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Threads that spin between calls would starve the rest of the hub.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      Model model = Model.newInstance("all-minilm-l6-v2-q", "OnnxRuntime");
      model.load(weights, Map.of("sessionOptions", options));
      OnnxSession session = new OnnxSession(model, tokenizer);
      session.run(List.of(session.tokens("warm up")));
      return session;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedModelException | OrtException e) {
      throw new IllegalStateException("the encoder's weights cannot be read", e);
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = OnnxSession.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("not on the class path: " + name);
    }
    return stream;
  }

  /** Token ids with the two special ones, cut at the maximum. */
  long[] tokens(String text) {
    return tokenizer.encode(text == null ? "" : text, true, false).getIds();
  }

  /** One padded batch through the graph. */
  List<float[]> run(List<long[]> batch) {
    if (closed) {
      throw new IllegalStateException("the encoder is closed");
    }
    int rows = batch.size();
    int length = batch.stream().mapToInt(ids -> ids.length).max().orElse(0);
    long[] ids = new long[rows * length];
    long[] mask = new long[rows * length];
    for (int row = 0; row < rows; row++) {
      long[] tokens = batch.get(row);
      System.arraycopy(tokens, 0, ids, row * length, tokens.length);
      Arrays.fill(mask, row * length, row * length + tokens.length, 1);
    }
    Shape shape = new Shape(rows, length);
    try (NDManager manager = model.getNDManager().newSubManager();
        Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
      NDList input =
          new NDList(
              named(manager, "input_ids", ids, shape),
              named(manager, "attention_mask", mask, shape),
              named(manager, "token_type_ids", new long[rows * length], shape));
      try (NDList output = predictor.predict(input)) {
        FloatBuffer states = output.get(0).toByteBuffer().asFloatBuffer();
        return pooled(states, batch, length);
      }
    } catch (TranslateException e) {
      throw new IllegalStateException("inference failed", e);
    }
  }

  private static NDArray named(NDManager manager, String name, long[] values, Shape shape) {
    NDArray array =
        manager.create(LongBuffer.wrap(values), shape, ai.djl.ndarray.types.DataType.INT64);
    array.setName(name);
    return array;
  }

  /** Mean over a text's own tokens, then length 1. */
  private static List<float[]> pooled(FloatBuffer states, List<long[]> batch, int length) {
    int dimensions = OnnxMiniLmEncoder.DIMENSIONS;
    List<float[]> vectors = new ArrayList<>(batch.size());
    float[] state = new float[dimensions];
    for (int row = 0; row < batch.size(); row++) {
      float[] sum = new float[dimensions];
      for (int token = 0; token < batch.get(row).length; token++) {
        states.get((row * length + token) * dimensions, state);
        for (int d = 0; d < dimensions; d++) {
          sum[d] += state[d];
        }
      }
      double square = 0;
      for (float value : sum) {
        square += value * value;
      }
      float scale = (float) (1 / Math.sqrt(Math.max(square, 1e-24)));
      for (int d = 0; d < dimensions; d++) {
        sum[d] *= scale;
      }
      vectors.add(sum);
    }
    return vectors;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      model.close();
      tokenizer.close();
    }
  }
}
