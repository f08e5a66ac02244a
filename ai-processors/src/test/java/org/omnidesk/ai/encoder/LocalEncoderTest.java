package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.ModelNotReadyException;

/** What the encoder does with the texts of many callers. */
class LocalEncoderTest {

  private static final EncoderSettings INT8 =
      EncoderSettings.miniLm(EncoderEngine.ONNX, Precision.INT8, 2);

  @Test
  void texts_of_many_callers_share_a_batch() throws Exception {
    int callers = 12;
    BatchLimits joined = new BatchLimits(callers, 8192, Duration.ofMinutes(1), 100);
    try (LocalEncoder encoder = new LocalEncoder(INT8.withBatches(joined), List.of());
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<float[]>>> vectors = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        String text = "printer number " + i;
        vectors.add(pool.submit(() -> encoder.encode(List.of(text))));
      }
      for (Future<List<float[]>> vector : vectors) {
        assertThat(vector.get(60, TimeUnit.SECONDS)).hasSize(1);
      }
      assertThat(encoder.batches()).isEqualTo(1);
      assertThat(encoder.status().runtime().batchSize()).isEqualTo(callers);
    }
  }

  @Test
  void more_texts_than_the_queue_holds_come_back_in_their_order() {
    BatchLimits tight = new BatchLimits(3, 256, Duration.ZERO, 4);
    List<String> texts = EncoderTexts.hundred().subList(28, 48);
    try (LocalEncoder encoder = new LocalEncoder(INT8.withBatches(tight), List.of())) {
      List<float[]> vectors = encoder.encode(texts);
      List<float[]> expected =
          EncoderTexts.shared(EncoderEngine.ONNX, Precision.INT8).encode(texts);
      // int8 quantises activations by batch, so neighbours move a vector a little
      assertThat(EncoderTexts.minCosine(vectors, expected)).isGreaterThan(0.95);
      assertThat(encoder.batches()).isGreaterThan(5);
    }
  }

  @Test
  void a_text_seen_before_comes_from_the_cache_and_stays_as_it_was() {
    try (LocalEncoder encoder = new LocalEncoder(INT8.withCache(2), List.of())) {
      float[] first = encoder.encode(List.of("paper jam")).getFirst();
      float[] kept = first.clone();
      first[0] = 7;
      long batches = encoder.batches();
      assertThat(encoder.encode(List.of("paper jam")).getFirst()).isEqualTo(kept);
      assertThat(encoder.batches()).isEqualTo(batches);
      assertThat(encoder.cacheHits()).isEqualTo(1);
      encoder.encode(List.of("one", "two"));
      encoder.encode(List.of("paper jam"));
      assertThat(encoder.cacheHits()).as("the least recently used went").isEqualTo(1);
    }
  }

  @Test
  void a_text_that_is_being_encoded_for_one_caller_is_not_encoded_again_for_another()
      throws Exception {
    BatchLimits joined = new BatchLimits(3, 8192, Duration.ofSeconds(2), 100);
    EncoderSettings settings = INT8.withBatches(joined).withCache(10);
    try (LocalEncoder encoder = new LocalEncoder(settings, List.of())) {
      encoder.encode(List.of("the model is loaded"));
      long batches = encoder.batches();
      CompletableFuture<List<float[]>> one = encoder.encodeAsync(List.of("paper jam"));
      List<float[]> other = encoder.encode(List.of("paper jam", "paper jam"));
      assertThat(encoder.batches() - batches).isEqualTo(1);
      assertThat(encoder.status().runtime().batchSize()).isEqualTo(1);
      assertThat(encoder.cacheHits()).isZero();
      float[] vector = one.get(60, TimeUnit.SECONDS).getFirst();
      assertThat(other).allSatisfy(copy -> assertThat(copy).isEqualTo(vector));
      other.getFirst()[0] = 7;
      assertThat(other.getLast()).as("each caller has a copy of its own").isEqualTo(vector);
    }
  }

  @Test
  void an_idle_model_leaves_memory_and_comes_back_on_demand() {
    EncoderSettings idle = INT8.withIdleUnload(Duration.ofMillis(20));
    try (LocalEncoder encoder = new LocalEncoder(idle, List.of())) {
      List<float[]> before = encoder.encode(List.of("paper jam"));
      Awaitility.await().until(() -> !encoder.loaded());
      assertThat(encoder.status().ready()).as("a call is answered").isTrue();
      assertThat(encoder.status().runtime().loaded()).isFalse();
      assertThat(encoder.status().runtime().memoryBytes()).isZero();
      assertThat(encoder.encode(List.of("paper jam")).getFirst()).isEqualTo(before.getFirst());
    }
  }

  @Test
  void vectors_come_without_waiting_too() throws Exception {
    LocalEncoder encoder = EncoderTexts.shared(EncoderEngine.ONNX, Precision.INT8);
    CompletableFuture<List<float[]>> vectors = encoder.encodeAsync(List.of("one", "two"));
    assertThat(vectors.get(60, TimeUnit.SECONDS)).hasSize(2);
    assertThat(encoder.encodeAsync(List.of()).get()).isEmpty();
  }

  @Test
  void a_closed_encoder_answers_with_an_error() {
    LocalEncoder encoder = new LocalEncoder(INT8, List.of());
    encoder.encode(List.of("one"));
    encoder.close();
    assertThatThrownBy(() -> encoder.encode(List.of("two"))).isInstanceOf(RuntimeException.class);
    assertThat(encoder.loaded()).isFalse();
  }

  @Test
  void weights_that_are_none_fail_the_call_and_the_status_not_the_start() throws Exception {
    Path broken = Files.createTempFile("broken", ".onnx");
    Files.writeString(broken, "no model");
    Path tokenizer = Files.createTempFile("tokenizer", ".json");
    try (InputStream json = ModelSource.miniLm(Precision.FP32).openTokenizer()) {
      Files.write(tokenizer, json.readAllBytes());
    }
    ModelSource source =
        ModelSource.at(broken.toUri(), tokenizer.toUri(), "broken", 384, Pooling.MEAN);
    EncoderSettings settings =
        EncoderSettings.miniLm(EncoderEngine.ONNX, Precision.FP32, 2).withModel(source);
    try (LocalEncoder encoder = new LocalEncoder(settings, List.of())) {
      assertThatThrownBy(() -> encoder.encode(List.of("one")))
          .isInstanceOf(ModelNotReadyException.class)
          .hasMessageContaining("did not load");
      assertThat(encoder.status().ready()).isFalse();
      assertThat(encoder.status().error()).isNotBlank();
      assertThat(encoder.ready()).isCompletedExceptionally();
    } finally {
      Files.delete(broken);
      Files.delete(tokenizer);
    }
  }
}
