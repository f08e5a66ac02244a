package org.omnidesk.ai.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.retrieve.Bridge;

/** What passes the gate, and what does not; the figures are those of bench/invented. */
class ClaimsGateTest {

  private static final String TITLE = "Laptop does not start";
  private static final String SOURCE =
      """
      1. Hold the power button for thirty seconds, then wait ten seconds.
      2. Connect only the charger, directly and not through the dock.
      3. Open https://start.example.org/help and choose "Repair" in Vendor Assistant.
      4. Run code SU53; your work account is needed.
      """;

  private static Encoder encoder;
  private static ClaimsGate gate;

  @BeforeAll
  static void load() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofMinutes(1), List.of());
    gate = new ClaimsGate(encoder, new Bridge());
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hold down the power button for 30 seconds, then wait 10 seconds.",
        "Please connect only the charger directly, not through the dock.",
        "Go to https://start.example.org/help and select \"Repair\" in Vendor Assistant.",
        "Hello! Connect only the charger, directly and not through the dock. Kind regards"
      })
  void an_honest_paraphrase_passes(String text) {
    assertThat(gate.check(text, TITLE, SOURCE)).isEqualTo(ClaimsGate.Verdict.SUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hold the power button for forty seconds, then wait ten seconds.",
        "Hold the power button for ten seconds, then wait thirty seconds.",
        "Connect the charger through the dock.",
        "Disconnect only the charger, directly and not through the dock.",
        "Open https://start.example.com/help and choose \"Repair\" in Vendor Assistant.",
        "Open https://start.example.org/help and choose \"Reset\" in Vendor Assistant.",
        "Open https://start.example.org/help and choose \"Repair\" in Acme Assistant.",
        "Run code SE38.",
        "Run code SU53; your private account is needed.",
        "Connect only the charger, directly and not through the dock. Then reinstall Windows.",
        "Call 0800 1234567.",
        "We apologise and will refund everything.",
        " "
      })
  void an_invention_does_not_pass_and_the_reason_is_said(String text) {
    ClaimsGate.Verdict verdict = gate.check(text, TITLE, SOURCE);
    assertThat(verdict.supported()).as(text).isFalse();
    assertThat(verdict.reason()).isNotBlank();
  }

  @Test
  void a_hindi_claim_needs_a_supported_gloss_that_says_the_same() {
    String gloss = "Hold the power button for thirty seconds, then wait ten seconds.";
    assertThat(
            gate.check("पावर बटन तीस सेकंड दबाएँ, फिर दस सेकंड रुकें।", gloss, TITLE, SOURCE)
                .supported())
        .isTrue();
    assertThat(
            gate.check("पावर बटन साठ सेकंड दबाएँ, फिर दस सेकंड रुकें।", gloss, TITLE, SOURCE)
                .supported())
        .isFalse();
    assertThat(
            gate.check("लैपटॉप खिड़की से बाहर फेंक दीजिए 30 10", gloss, TITLE, SOURCE).supported())
        .isFalse();
    assertThat(
            gate.check(
                    "पावर बटन तीस सेकंड दबाएँ, फिर दस सेकंड रुकें।",
                    "Hold the power button for sixty seconds, then wait ten seconds.",
                    TITLE,
                    SOURCE)
                .supported())
        .isFalse();
  }
}
