package org.omnidesk.ai.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPatternTest {

  private static final String ALTERNATIVES =
      "outage|off(line| line)|orders?|o+ps|(all|no) users|\\d+ [a|b]|über|x|down$";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "an outage",
        "offline",
        "off line, again",
        "two orders.",
        "order",
        "oops",
        "ops",
        "for all users",
        "12 a",
        "über uns",
        "x",
        "it is down"
      })
  void an_alternative_is_found_as_a_word(String text) {
    assertThat(WordPattern.of(ALTERNATIVES).matcher(text).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outages",
        "reorder",
        "off",
        "no user",
        "12 c",
        "xylophone",
        "grüber",
        "down town",
        ""
      })
  void a_part_of_a_word_is_not(String text) {
    assertThat(WordPattern.of(ALTERNATIVES).matcher(text).find()).isFalse();
  }
}
