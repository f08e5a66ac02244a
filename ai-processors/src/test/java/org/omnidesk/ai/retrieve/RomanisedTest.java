package org.omnidesk.ai.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanisedTest {

  @ParameterizedTest
  @CsvSource({
    "प्रिंटर, printer",
    "पासवर्ड, password",
    "लैपटॉप, laptop",
    "नेटवर्क, network",
    "कंप्यूटर, computer",
    "सॉफ्टवेयर, software",
    "कीबोर्ड, keyboard",
    "लाइसेंस, licence",
    "सर्टिफिकेट, certificate",
    "मैसेज, message",
    "चार्जर, charger",
    "फाइल, file",
    "बैकअप, backup"
  })
  void a_loan_word_sounds_like_its_english_original(String hindi, String english) {
    assertThat(Romanised.sound(hindi)).isEqualTo(Romanised.sound(english));
  }

  @ParameterizedTest
  @CsvSource({"काग़ज़, kaagaz", "भूल, bhool", "गलती, galti", "चलता, chalta", "पुराना, purana"})
  void a_hindi_word_is_spelt_alike_in_both_scripts(String devanagari, String latin) {
    assertThat(Romanised.spelling(devanagari)).isEqualTo(Romanised.spelling(latin));
  }

  @Test
  void a_hinglish_sentence_is_glossed_word_by_word_and_an_english_one_stays() {
    Bridge bridge = new Bridge();
    assertThat(bridge.terms("mera laptop bahut garam ho raha hai", Map.of()).gloss())
        .contains("laptop")
        .contains("hot");
    assertThat(bridge.terms("My laptop is on the main gate", Map.of()).gloss())
        .isEqualTo("My laptop is on the main gate");
  }
}
