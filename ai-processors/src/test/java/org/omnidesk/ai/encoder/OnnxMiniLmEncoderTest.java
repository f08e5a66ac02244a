package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.AiCall;

/** The real model, from its jar, through DJL's ONNX Runtime engine. */
class OnnxMiniLmEncoderTest {

  private static final List<AiCall> CALLS = new ArrayList<>();
  private static OnnxMiniLmEncoder encoder;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 2048, Duration.ofSeconds(60), List.of(CALLS::add));
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void texts_of_one_meaning_are_near_and_others_far() {
    List<float[]> v =
        encoder.encode(
            List.of(
                "I cannot connect to the VPN from home",
                "The VPN connection fails when I work remotely",
                "The printer on the second floor has a paper jam"));
    assertThat(v).allSatisfy(x -> assertThat(x).hasSize(384));
    assertThat(v).allSatisfy(x -> assertThat(cosine(x, x)).isCloseTo(1, within(1e-4)));
    assertThat(cosine(v.get(0), v.get(1))).isGreaterThan(0.7);
    assertThat(cosine(v.get(0), v.get(2))).isLessThan(0.35);
  }

  /** int8 quantises activations by batch, so neighbours move a vector a little. */
  @Test
  void a_text_has_the_same_vector_alone_and_in_a_batch_of_other_lengths() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("ticket " + i + " the mail server is slow ".repeat(1 + i % 13));
    }
    List<float[]> batch = encoder.encode(texts);
    for (int i = 0; i < texts.size(); i += 7) {
      float[] alone = encoder.encode(List.of(texts.get(i))).getFirst();
      assertThat(cosine(batch.get(i), alone)).as(texts.get(i)).isGreaterThan(0.97);
    }
  }

  @Test
  void empty_huge_and_strange_texts_get_a_vector() {
    List<float[]> v =
        encoder.encode(List.of("", "word ".repeat(50_000), "\u0000\uD83D\uDE00 \u202E", "नमस्ते"));
    assertThat(v).hasSize(4).allSatisfy(x -> assertThat(cosine(x, x)).isCloseTo(1, within(1e-4)));
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  @Test
  void the_status_and_the_listener_tell_of_calls() {
    encoder.encode(List.of("one"));
    assertThat(encoder.status().ready()).isTrue();
    assertThat(encoder.status().loadedMillis()).isPositive();
    assertThat(encoder.status().requests()).isPositive();
    assertThat(CALLS)
        .last()
        .satisfies(
            call -> {
              assertThat(call.operation()).isEqualTo("embed");
              assertThat(call.model()).isEqualTo("all-MiniLM-L6-v2-int8");
              assertThat(call.status()).isEqualTo("success");
            });
  }
}
