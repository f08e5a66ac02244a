package org.omnidesk.ai.encoder;

import java.time.Duration;
import java.util.List;
import org.omnidesk.ai.AiCallListener;

/**
 * all-MiniLM-L6-v2, int8, on the CPU: what a machine without a GPU runs by default, for programs
 * and tests that want it without settings. English: it hardly sees Devanagari.
 */
public final class OnnxMiniLmEncoder extends LocalEncoder {

  public static final String MODEL_ID = "all-MiniLM-L6-v2-int8";

  /**
   * Starts loading in the background.
   *
   * @param threads of one inference
   * @param maxTokens a text is cut there, 512 at most
   * @param batchTokens padded tokens of one batch at most
   * @param patience how long a call waits for the load
   */
  public OnnxMiniLmEncoder(
      int threads,
      int maxTokens,
      int batchTokens,
      Duration patience,
      List<AiCallListener> listeners) {
    super(
        new EncoderSettings(
            EncoderEngine.ONNX,
            Precision.INT8,
            false,
            ModelSource.miniLm(Precision.INT8),
            maxTokens,
            new BatchLimits(32, batchTokens, Duration.ofMillis(3), 2048),
            0,
            Duration.ZERO,
            threads,
            false,
            patience),
        listeners);
  }
}
