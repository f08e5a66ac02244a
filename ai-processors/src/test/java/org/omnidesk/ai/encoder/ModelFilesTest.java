package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models by file URL, tried with our own export. */
class ModelFilesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"pytorch, encoder.pt", "pytorch, encoder.onnx", "onnx, encoder.onnx"})
  void a_model_by_file_url_makes_the_packaged_models_vectors(String engine, String name)
      throws Exception {
    Path file = folder.resolve(name);
    Path tokenizer = folder.resolve("tokenizer.json");
    ModelSource packaged = ModelSource.miniLm(Precision.FP32);
    GraphExport.write(packaged, file);
    GraphExport.writeTokenizer(packaged, tokenizer);
    ModelSource source = ModelSource.at(file.toUri(), tokenizer.toUri(), null, 384, Pooling.MEAN);
    EncoderSettings settings =
        EncoderSettings.miniLm(
                EncoderEngine.valueOf(engine.toUpperCase(java.util.Locale.ROOT)), Precision.FP32, 2)
            .withModel(source);
    List<String> texts = EncoderTexts.hundred().subList(0, 40);
    try (LocalEncoder encoder = new LocalEncoder(settings, List.of())) {
      List<float[]> expected =
          EncoderTexts.shared(EncoderEngine.ONNX, Precision.FP32).encode(texts);
      assertThat(EncoderTexts.minCosine(encoder.encode(texts), expected)).isGreaterThan(0.99999);
      assertThat(encoder.modelId()).matches("encoder-[0-9a-f]{8}-fp32");
      assertThat(encoder.status().runtime().modelHash()).hasSize(64);
      assertThat(encoder.status().runtime().memoryBytes()).isGreaterThan(80_000_000);
    }
  }

  @Test
  void cls_pooling_takes_the_first_tokens_state_on_both_engines() throws Exception {
    Path file = folder.resolve("encoder.onnx");
    Path tokenizer = folder.resolve("tokenizer.json");
    ModelSource packaged = ModelSource.miniLm(Precision.FP32);
    GraphExport.write(packaged, file);
    GraphExport.writeTokenizer(packaged, tokenizer);
    ModelSource cls = ModelSource.at(file.toUri(), tokenizer.toUri(), "cls", 384, Pooling.CLS);
    List<String> texts = EncoderTexts.hundred().subList(40, 56);
    try (LocalEncoder onnx = encoder(EncoderEngine.ONNX, cls);
        LocalEncoder pytorch = encoder(EncoderEngine.PYTORCH, cls)) {
      List<float[]> vectors = onnx.encode(texts);
      assertThat(onnx.modelId()).isEqualTo("cls-fp32-cls");
      assertThat(EncoderTexts.minCosine(vectors, pytorch.encode(texts))).isGreaterThan(0.99999);
      assertThat(
              EncoderTexts.minCosine(
                  vectors, EncoderTexts.shared(EncoderEngine.ONNX, Precision.FP32).encode(texts)))
          .as("is not the mean")
          .isLessThan(0.99);
    }
  }

  private static LocalEncoder encoder(EncoderEngine engine, ModelSource model) {
    return new LocalEncoder(
        EncoderSettings.miniLm(engine, Precision.FP32, 2)
            .withBatches(new BatchLimits(16, 4096, Duration.ZERO, 100))
            .withModel(model),
        List.of());
  }

  @Test
  void another_ending_is_refused() {
    assertThatThrownBy(
            () ->
                GraphExport.write(
                    ModelSource.miniLm(Precision.FP32), folder.resolve("encoder.bin")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".pt or .onnx");
  }
}
