package org.omnidesk.ai.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlossTest {

  private static final Loanwords ENGLISH =
      Loanwords.of(List.of("wireless barcode reader desktop", "the main server hangs"));
  private static final Gloss GLOSS = new Gloss(Lexicon.load(), ENGLISH);

  @Test
  void hindi_words_become_english_ones_and_particles_go() {
    assertThat(GLOSS.of("मेरा लैपटॉप टूट गया", Script.HINDI)).isEqualTo("my laptop broken go");
    assertThat(GLOSS.of("VPN काम नहीं कर रहा", Script.HINDI)).isEqualTo("vpn work not do");
  }

  @Test
  void spellings_of_romanised_words_meet() {
    for (String not : List.of("nahi", "nahin", "naheen", "nhi")) {
      assertThat(GLOSS.of("printer " + not + " chal raha", Script.HINGLISH))
          .as(not)
          .startsWith("printer not walk");
    }
  }

  @Test
  void loan_words_in_devanagari_find_their_english_spelling() {
    assertThat(GLOSS.of("वायरलेस बारकोड रीडर", Script.HINDI)).isEqualTo("wireless barcode reader");
  }

  @Test
  void english_words_that_sound_like_hindi_ones_stay() {
    assertThat(GLOSS.of("main server mera set hai", Script.HINGLISH))
        .isEqualTo("I server my set is");
    assertThat(GLOSS.isHindi("karo")).isTrue();
    for (String word : List.of("to", "me", "main", "log", "hang", "bad")) {
      assertThat(GLOSS.isHindi(word)).as(word).isFalse();
    }
  }

  @Test
  void a_silent_a_is_not_written() {
    assertThat(Devanagari.romanized(Devanagari.normalized("मदद"))).isEqualTo("madad");
    assertThat(Devanagari.romanized(Devanagari.normalized("करना"))).isEqualTo("karnaa");
    assertThat(Devanagari.normalized("हिन्दी")).isEqualTo(Devanagari.normalized("हिंदी"));
  }
}
