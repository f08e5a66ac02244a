package org.omnidesk.ai.retrieve;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings words of Devanagari and of romanised Hindi to one spelling, and words of any of the three
 * to the key of their sound: {@code प्रिंटर}, {@code printar} and {@code printer} share {@code
 * prntr}. The rules are those of how Hindi is read: a short {@code a} is silent at the end of a
 * word and between two syllables.
 */
final class Romanised {

  private static final Transliterator LATIN = Transliterator.getInstance("Devanagari-Latin");
  private static final Pattern DEVANAGARI = Pattern.compile("\\p{IsDevanagari}");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final String VOWELS = "aāiīuūeēoōôê";
  private static final Pattern SILENT_BETWEEN =
      Pattern.compile(
          "(?<=[" + VOWELS + "][^" + VOWELS + "]{1,2})a(?=[^" + VOWELS + "]h?[" + VOWELS + "])");
  private static final Pattern SILENT_AT_END =
      Pattern.compile("(?<=.[^" + VOWELS + "])a$|(?<=^[^" + VOWELS + "])a$");

  private Romanised() {}

  static boolean isDevanagari(String word) {
    return DEVANAGARI.matcher(word).find();
  }

  /** The word in plain Latin letters, spelt one way: {@code काग़ज़}, {@code kaagaz} -> kagaj. */
  static String spelling(String word) {
    String latin = isDevanagari(word) ? fromDevanagari(word) : word.toLowerCase(Locale.ROOT);
    String plain = MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("");
    return plain
        .replace("chh", "ch")
        .replace("ph", "f")
        .replace('w', 'v')
        .replace('z', 'j')
        .replace('q', 'k')
        .replace("ee", "i")
        .replace("oo", "u")
        .replaceAll("(.)\\1+", "$1");
  }

  private static String fromDevanagari(String word) {
    String latin = Normalizer.normalize(LATIN.transliterate(word), Normalizer.Form.NFC);
    latin = SILENT_AT_END.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll("");
    latin = SILENT_BETWEEN.matcher(latin).replaceAll("");
    return latin
        .replace("m̐", "n")
        .replaceAll("[ṁṃ]", "n")
        .replaceAll("[śṣ]", "sh")
        .replaceAll("ṛ", "d")
        .replaceAll("c(?!h)", "ch");
  }

  /** The consonants as they sound; a vowel at the beginning counts as one. Empty for no letters. */
  static String sound(String word) {
    String s = isDevanagari(word) ? spelling(word) : english(word.toLowerCase(Locale.ROOT));
    s =
        s.replace("ph", "f")
            .replace('w', 'v')
            .replace('z', 'j')
            .replace('q', 'k')
            .replace("chh", "C")
            .replace("ch", "C")
            .replace("sh", "s")
            .replace("x", "ks")
            .replaceAll("c", "k");
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean vowel = "aeiou".indexOf(c) >= 0 || c == 'y' && i > 0;
      if (vowel) {
        if (i == 0) {
          key.append('a');
        }
      } else if (c == 'h' && i > 0) {
        continue;
      } else if (Character.isLetter(c) && (key.isEmpty() || key.charAt(key.length() - 1) != c)) {
        key.append(c);
      }
    }
    return key.toString();
  }

  private static String english(String word) {
    String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    return plain
        .replaceAll("tion", "shn")
        .replaceAll("ght", "t")
        .replaceAll("^kn", "n")
        .replaceAll("^wr", "r")
        .replace("ck", "k")
        .replaceAll("c(?=[eiy])", "s")
        .replaceAll("g(?=[ei])", "j");
  }
}
