package org.omnidesk.ai.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.ai.safety.mask.LabelledText;
import org.omnidesk.ai.safety.mask.MaskingScore;

/**
 * Masking on texts that we wrote in English, Hindi and Hinglish. When each set was first run,
 * before a rule was changed for it: tuned (rules were then tuned on its odd lines) recall 0.979 and
 * 0.962 by halves, precision 0.989 and 0.980; second 0.962 and 1.000; third 0.973 and 0.973.
 */
class MaskingAccuracyTest {

  @ParameterizedTest
  @ValueSource(strings = {"masking-tuned", "masking-second", "masking-third"})
  void values_are_masked_and_traps_are_not(String set) throws IOException {
    List<LabelledText> texts = texts(set);
    assertThat(texts).hasSizeGreaterThan(60);
    MaskingScore score = MaskingScore.of(Values.standard(), texts);
    System.out.printf(
        "%s: %d texts, recall %.4f, precision %.4f%n",
        set, score.texts(), score.recall(), score.precision());
    score.mistakes().forEach(mistake -> System.out.println("  " + mistake.replace('\n', ' ')));
    assertThat(score.recall()).as("recall").isGreaterThanOrEqualTo(0.99);
    assertThat(score.precision()).as("precision").isGreaterThanOrEqualTo(0.97);
  }

  private static List<LabelledText> texts(String set) throws IOException {
    try (InputStream file =
        MaskingAccuracyTest.class.getResourceAsStream("/ai/safety/" + set + ".jsonl")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .map(LabelledText::parse)
          .toList();
    }
  }
}
