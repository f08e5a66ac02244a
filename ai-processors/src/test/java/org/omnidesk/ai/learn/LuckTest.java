package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LuckTest {

  @Test
  void chances_are_those_of_a_fair_coin_also_for_many_tosses() {
    assertThat(Luck.atLeast(0, 0)).isEqualTo(1);
    assertThat(Luck.atLeast(5, 5)).isCloseTo(1 / 32.0, within(1e-12));
    assertThat(Luck.atLeast(9, 10)).isCloseTo(11 / 1024.0, within(1e-12));
    assertThat(Luck.atLeast(5_000, 10_000)).isCloseTo(0.504, within(1e-3));
    assertThat(Luck.atLeast(5_200, 10_000)).isBetween(2e-5, 5e-5);
  }
}
