package org.omnidesk.ai.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.adapter.AdaptedEncoder;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;

/** What the build trains for a new installation. */
class SeedModelsTest {

  @Test
  void the_first_answer_of_a_new_installation_is_of_the_fused_model() {
    Duration patience = Duration.ofSeconds(120);
    try (Encoder encoder =
        AdaptedEncoder.over(new OnnxMiniLmEncoder(2, 256, 8192, patience, List.of()), patience)) {
      LocalClassifier classifier =
          new LocalClassifier(TestSettings.standard(), encoder, null, List.of());
      List<ClassifiableText> vague =
          List.of(
              text("Hello", "Nothing works as I want it to, please call me."),
              text("Hello clofavhsdpbh", "Nothing works as I want it to, call me on 98450 12345."),
              text("Hello avmmfyuqgvtk", "Nothing works as I want it to."),
              text("", "kal se dikkat hai, kuch samajh nahi aa raha"),
              text("", "कुछ काम नहीं कर रहा है, कृपया मदद करें"),
              text("Problem", "Please look into it, my number is +91 98450 12345"),
              text("Help", "It is broken again. Reach me at extension 4417."));
      assertThat(classifier.classify(vague))
          .allSatisfy(
              answer -> {
                assertThat(answer.modelId()).startsWith("fused-");
                assertThat(answer.abstained()).as(answer.reasons().toString()).isTrue();
              });
    }
  }

  private static ClassifiableText text(String title, String text) {
    return new ClassifiableText(title, text, "en");
  }
}
