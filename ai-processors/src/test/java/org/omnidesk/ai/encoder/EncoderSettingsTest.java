package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.omnidesk.ai.TestSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the settings become, and what is refused before it ends the process. */
class EncoderSettingsTest {

  @TempDir Path folder;

  private static EncoderSettings resolve(boolean gpu, Map<String, String> settings) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    settings.forEach((name, value) -> source.put("omnidesk.ai.encoder." + name, value));
    return EncoderSettings.resolve(
        new Binder(source).bindOrCreate("omnidesk.ai.encoder", EncoderProperties.class),
        TestSettings.standard(),
        gpu);
  }

  @Test
  void a_machine_without_a_gpu_runs_int8_on_onnx_runtime() {
    EncoderSettings settings = resolve(false, Map.of());
    assertThat(settings.engine()).isEqualTo(EncoderEngine.ONNX);
    assertThat(settings.modelId()).isEqualTo("all-MiniLM-L6-v2-int8");
    assertThat(settings.maxTokens()).isEqualTo(256);
    assertThat(settings.batches().tokens()).isEqualTo(8192);
    assertThat(settings.threads()).isEqualTo(2);
    assertThat(settings.cacheSize()).isEqualTo(10_000);
    assertThat(settings.spinning()).isFalse();
  }

  @Test
  void a_machine_with_a_gpu_runs_pytorch_there() {
    EncoderSettings settings = resolve(true, Map.of());
    assertThat(settings.engine()).isEqualTo(EncoderEngine.PYTORCH);
    assertThat(settings.gpu()).isTrue();
    assertThat(settings.modelId()).isEqualTo("all-MiniLM-L6-v2-fp32");
    assertThat(resolve(true, Map.of("precision", "fp16")).modelId())
        .isEqualTo("all-MiniLM-L6-v2-fp16");
    assertThat(resolve(true, Map.of("engine", "onnx")).gpu()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "pytorch, bf16, ends the process",
    "pytorch, fp16, does not end",
    "pytorch, int8, int8 needs engine onnx",
    "onnx, fp16, needs engine pytorch",
    "onnx, bf16, needs engine pytorch"
  })
  void what_cannot_run_on_the_cpu_is_refused_by_name(String engine, String precision, String why) {
    assertThatThrownBy(() -> resolve(false, Map.of("engine", engine, "precision", precision)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("omnidesk.ai.encoder.precision: ")
        .hasMessageContaining(why);
  }

  @Test
  void a_batch_that_holds_no_whole_text_is_refused() {
    assertThatThrownBy(() -> resolve(false, Map.of("batch-tokens", "512", "max-tokens", "513")))
        .hasStackTraceContaining("batch-tokens");
  }

  @Test
  void a_model_elsewhere_needs_a_file_that_is_there_its_tokenizer_and_a_known_scheme()
      throws Exception {
    Path model = Files.write(folder.resolve("multilingual v2.pt"), new byte[] {1, 2, 3});
    Path tokenizer = Files.writeString(folder.resolve("tokenizer.json"), "{}");
    String url = model.toUri().toString();
    EncoderSettings settings =
        resolve(false, Map.of("model-url", url, "tokenizer-url", tokenizer.toUri().toString()));
    assertThat(settings.engine()).as("TorchScript needs PyTorch").isEqualTo(EncoderEngine.PYTORCH);
    assertThat(settings.modelId()).matches("multilingual-v2-[0-9a-f]{8}-fp32");
    Files.write(model, new byte[] {1, 2, 4});
    assertThat(
            resolve(false, Map.of("model-url", url, "tokenizer-url", tokenizer.toUri().toString()))
                .modelId())
        .as("other weights, other id")
        .isNotEqualTo(settings.modelId());

    assertThatThrownBy(() -> resolve(false, Map.of("model-url", url)))
        .hasMessageStartingWith("omnidesk.ai.encoder.tokenizer-url");
    assertThatThrownBy(
            () ->
                resolve(
                    false,
                    Map.of("model-url", url + "x", "tokenizer-url", tokenizer.toUri().toString())))
        .hasMessageStartingWith("omnidesk.ai.encoder.model-url: no such file");
    assertThatThrownBy(
            () ->
                resolve(
                    false, Map.of("model-url", "http://example.org/m.pt", "tokenizer-url", url)))
        .hasMessageStartingWith("omnidesk.ai.encoder.model-url: file:, https: or djl:");
    assertThatThrownBy(
            () ->
                resolve(
                    false,
                    Map.of(
                        "engine",
                        "onnx",
                        "model-url",
                        url,
                        "tokenizer-url",
                        tokenizer.toUri().toString())))
        .hasMessageStartingWith("omnidesk.ai.encoder.model-url: engine onnx reads .onnx");
  }

  @Test
  void a_model_at_https_is_named_by_its_url() {
    EncoderSettings settings =
        resolve(
            false,
            Map.of(
                "model-url", "https://models.example.org/encoders/multilingual.pt",
                "tokenizer-url", "https://models.example.org/encoders/tokenizer.json",
                "model-id", "paraphrase-multilingual-MiniLM-L12-v2"));
    assertThat(settings.modelId()).isEqualTo("paraphrase-multilingual-MiniLM-L12-v2-fp32");
  }
}
