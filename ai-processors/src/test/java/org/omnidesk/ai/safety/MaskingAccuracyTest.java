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
 * 0.962 by halves, precision 0.989 and 0.980; second 0.962 and 1.000; third 0.973 and 0.973; chat
 * (WhatsApp, Hinglish and Hindi) 0.917 and 0.990; mails (40 long ones with logs, tables and
 * signatures, three times with other signatures) 1.000 and 0.955; generated tickets 0.983 and
 * 0.990; forms (every odd way to write a value) 0.938 and 0.992; desk (plain help-desk tickets in
 * three languages) 1.000 and 1.000; steel (mixed) 0.952 and 0.983; services (an Indian service
 * company, written by people who had not seen the rules) 0.992 and 0.985; plant (a German drive
 * maker with Indian plants, likewise) 0.902 and 0.955; then, each run once before the rules were
 * mended for it, hospital 0.938 and 0.987, bank 0.888 and 0.972, freight 0.943 and 1.000, townhall
 * 0.882 and 0.944 (two of its labels were wrong), hotel 0.864 and 0.936, windfarm (command lines,
 * names of machines without a word before them) 0.803 and 0.946, pharma 0.885 and 0.958 in its 40
 * texts of logs and forms and 1.000 and 1.000 in its 30 ordinary ones, phrases (single lines) 0.903
 * and 1.000, villages (co-operatives and plants; passwords told in a sentence in any order) 0.971
 * and 0.992, handover (labels at a distance, dialogues, commands, ordinary words as passwords; six
 * parts, each first run after the rules were mended for the one before; a few labels were wrong)
 * 0.776 and 0.958, 0.667 and 0.921, 0.844 and 0.950, 0.647 and 0.917 (two thirds of its texts hold
 * nothing), 0.750 and 0.956, 0.889 and 1.000. All are tuned by now; what is asked of each set
 * leaves room for a net that is cast wide: a value masked too much comes back, one that is missed
 * has left the house. variants are odd ways to write what was missed, written while the rules were
 * mended.
 */
class MaskingAccuracyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "masking-tuned",
        "masking-second",
        "masking-third",
        "masking-chat",
        "masking-mails",
        "masking-forms",
        "masking-desk",
        "masking-steel",
        "masking-services",
        "masking-plant",
        "masking-variants",
        "masking-hospital",
        "masking-bank",
        "masking-freight",
        "masking-townhall",
        "masking-hotel",
        "masking-windfarm",
        "masking-pharma",
        "masking-phrases",
        "masking-villages",
        "masking-handover"
      })
  void values_are_masked_and_traps_are_not(String set) throws IOException {
    List<LabelledText> texts = texts(set);
    assertThat(texts).hasSizeGreaterThanOrEqualTo(60);
    hold(set, texts);
  }

  /** Values drawn at random: no rule can know them. */
  @ParameterizedTest
  @ValueSource(longs = {11, 99})
  void values_in_generated_tickets_are_masked_and_traps_are_not(long seed) {
    hold("generated " + seed, new GeneratedTickets(seed).texts(12));
  }

  private static void hold(String set, List<LabelledText> texts) {
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
