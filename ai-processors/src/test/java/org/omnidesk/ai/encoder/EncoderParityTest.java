package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two engines, one model. */
class EncoderParityTest {

  @Test
  void pytorch_and_onnx_runtime_make_the_same_vectors_of_100_texts() {
    List<String> texts = EncoderTexts.hundred();
    LocalEncoder onnx = EncoderTexts.shared(EncoderEngine.ONNX, Precision.FP32);
    LocalEncoder pytorch = EncoderTexts.shared(EncoderEngine.PYTORCH, Precision.FP32);
    double min = EncoderTexts.minCosine(onnx.encode(texts), pytorch.encode(texts));
    System.out.println("parity over " + texts.size() + " texts: " + min);
    assertThat(texts).hasSize(100);
    assertThat(min).isGreaterThan(0.99999);
    assertThat(pytorch.modelId())
        .as("their vectors may meet")
        .isEqualTo(onnx.modelId())
        .isEqualTo("all-MiniLM-L6-v2-fp32");
    assertThat(pytorch.status().runtime().modelHash())
        .hasSize(64)
        .isEqualTo(onnx.status().runtime().modelHash());
  }

  @Test
  void int8_stays_near_fp32_and_is_another_model() {
    List<String> texts = EncoderTexts.hundred().subList(4, 60);
    LocalEncoder fp32 = EncoderTexts.shared(EncoderEngine.ONNX, Precision.FP32);
    LocalEncoder int8 = EncoderTexts.shared(EncoderEngine.ONNX, Precision.INT8);
    assertThat(EncoderTexts.minCosine(fp32.encode(texts), int8.encode(texts)))
        .isBetween(0.9, 0.9999);
    assertThat(int8.modelId()).isNotEqualTo(fp32.modelId());
  }
}
