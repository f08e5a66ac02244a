package org.omnidesk.bench.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.omnidesk.ai.encoder.Precision;
import org.omnidesk.ai.encoder.TokenBatch;
import org.omnidesk.ai.encoder.Tokenizer;

/**
 * all-MiniLM-L6-v2 on ONNX Runtime with nothing of ours around it: all texts are there at once, are
 * sorted by length, and go in batches of 32.
 */
final class RawOnnx implements AutoCloseable {

  private static final int BATCH = 32;
  private static final int TOKENS = 8192;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Tokenizer tokenizer;

  RawOnnx(Precision precision, Tokenizer tokenizer, int threads) throws OrtException, IOException {
    this.tokenizer = tokenizer;
    String file =
        precision == Precision.INT8 ? "/all-minilm-l6-v2-q.onnx" : "/all-minilm-l6-v2.onnx";
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    try (InputStream weights = RawOnnx.class.getResourceAsStream(file)) {
      session = environment.createSession(weights.readAllBytes(), options);
    }
  }

  /** Tokenises, sorts, encodes and pools; in the order of the texts. */
  List<float[]> encode(List<String> texts) throws OrtException {
    List<long[]> tokens = texts.stream().map(tokenizer::tokens).toList();
    List<Integer> order =
        IntStream.range(0, tokens.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> tokens.get(i).length))
            .toList();
    float[][] vectors = new float[texts.size()][];
    int from = 0;
    while (from < order.size()) {
      int to = from + 1;
      while (to < order.size()
          && to - from < BATCH
          && tokens.get(order.get(to)).length * (to - from + 1) <= TOKENS) {
        to++;
      }
      List<Integer> batch = order.subList(from, to);
      List<float[]> encoded = run(batch.stream().map(tokens::get).toList());
      for (int i = 0; i < batch.size(); i++) {
        vectors[batch.get(i)] = encoded.get(i);
      }
      from = to;
    }
    return List.of(vectors);
  }

  private List<float[]> run(List<long[]> rows) throws OrtException {
    TokenBatch batch = TokenBatch.of(rows, tokenizer.padId());
    long[] shape = {rows.size(), batch.length()};
    try (OnnxTensor ids = tensor(batch.ids(), shape);
        OnnxTensor mask = tensor(batch.mask(), shape);
        OnnxTensor types = tensor(new long[rows.size() * batch.length()], shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      List<float[]> vectors = new ArrayList<>();
      float[] state = new float[384];
      for (int row = 0; row < rows.size(); row++) {
        float[] sum = new float[384];
        for (int token = 0; token < rows.get(row).length; token++) {
          states.get((row * batch.length() + token) * 384, state);
          for (int d = 0; d < 384; d++) {
            sum[d] += state[d];
          }
        }
        vectors.add(sum);
      }
      return vectors;
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
