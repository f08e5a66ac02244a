package org.omnidesk.bench.model;

import java.time.Duration;
import java.util.List;
import org.omnidesk.ai.adapter.AdaptedEncoder;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.EncoderEngine;
import org.omnidesk.ai.encoder.EncoderSettings;
import org.omnidesk.ai.encoder.LocalEncoder;
import org.omnidesk.ai.encoder.Precision;

/** Opens what the product's defaults choose on a machine without a GPU. */
public final class Models {

  private Models() {}

  /** English only: what the adapter starts from. */
  public static Encoder english() {
    int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
    Encoder encoder =
        new LocalEncoder(
            EncoderSettings.miniLm(EncoderEngine.ONNX, Precision.INT8, threads), List.of());
    encoder.ready().join();
    return encoder;
  }

  /** The encoder of the hub: Hindi and Hinglish are mapped into the English space. */
  public static Encoder encoder() {
    Encoder encoder = AdaptedEncoder.over(english(), Duration.ofMinutes(2));
    encoder.ready().join();
    return encoder;
  }
}
