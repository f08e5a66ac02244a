package org.omnidesk.ai.adapter;

import java.util.regex.Pattern;

/** Keys under which the many spellings of romanised Hindi meet: nahi, nahin, naheen. */
final class Phonetic {

  private static final Pattern REPEATED = Pattern.compile("(.)\\1+");
  private static final Pattern ASPIRATE = Pattern.compile("([kgcjtdbp])h");
  private static final Pattern I = Pattern.compile("[yi]e?");
  private static final Pattern SOFT_C = Pattern.compile("c(?=[eiy])");
  private static final Pattern VOWEL = Pattern.compile("[aeiou]");

  private Phonetic() {}

  /** The key of one lower-case Latin word. */
  static String key(String word) {
    String key = word.replace("ee", "i").replace("oo", "u");
    key = REPEATED.matcher(key).replaceAll("$1");
    key =
        key.replace("sh", "s")
            .replace("ph", "f")
            .replace('w', 'v')
            .replace('z', 'j')
            .replace('q', 'k')
            .replace("x", "ks")
            .replace("ch", "c");
    key = ASPIRATE.matcher(key).replaceAll("$1");
    key = REPEATED.matcher(I.matcher(key).replaceAll("i")).replaceAll("$1");
    return key.length() > 3 && key.endsWith("n") ? key.substring(0, key.length() - 1) : key;
  }

  /** The consonants of a word as an Indian ear writes them, English and Hindi spelling alike. */
  static String skeleton(String word) {
    String sound =
        SOFT_C
            .matcher(word.replace("ch", "C").replace("ck", "k"))
            .replaceAll("s")
            .replace('c', 'k');
    sound =
        sound
            .replace("sh", "s")
            .replace("ph", "f")
            .replace("tion", "sn")
            .replace("gh", "g")
            .replace('w', 'v')
            .replace('z', 'j')
            .replace('q', 'k')
            .replace("x", "ks")
            .replace('y', 'i');
    sound = ASPIRATE.matcher(sound).replaceAll("$1");
    String bare = VOWEL.matcher(sound).replaceAll("");
    String key = REPEATED.matcher(bare).replaceAll("$1");
    return !sound.isEmpty() && VOWEL.matcher(sound.substring(0, 1)).matches() ? "a" + key : key;
  }
}
