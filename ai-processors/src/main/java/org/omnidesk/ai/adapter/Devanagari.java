package org.omnidesk.ai.adapter;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spelling, stems and romanisation of Hindi in Devanagari. */
final class Devanagari {

  private static final Pattern NASAL =
      Pattern.compile("[\u0919\u091E\u0923\u0928\u092E]\u094D(?=[\u0915-\u092D])");
  private static final String VOWELS = "a\u0101i\u012Bu\u016Be\u0113o\u014D\u0115\u014F";
  private static final String ASPIRABLE = "kgcjtdpb\u1E6D\u1E0D";
  // ICU's transliterators are not safe for many threads.
  private static final ThreadLocal<Transliterator> LATIN =
      ThreadLocal.withInitial(() -> Transliterator.getInstance("Devanagari-Latin"));

  /** Endings of verbs, nouns and adjectives, the longest first. */
  private static final List<String> ENDINGS =
      Stream.of(
              ("ियों ाएंगे ाएगा ाएगी ूंगा ूंगी ेंगे ेंगी ेगा ेगी ाएं ियां ाओं ाई ाए ाने ाना ानी ाया ाता"
                      + " ाते ाती ओं ना ने नी ता ते ती ों ें ीं िए िएगा ाकर कर के या ए ई ओ ा े ी ो ू ि"
                      + " ाऊं ूं एं एगा एगी वाया वाना वा")
                  .split(" "))
          .map(Devanagari::normalized)
          .sorted(Comparator.comparing(String::length).reversed())
          .toList();

  private Devanagari() {}

  /**
   * One spelling for what writers spell in many ways: no nukta, one sign for nasals, plain vowels
   * for English sounds; lower case where Latin letters stand between.
   */
  static String normalized(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD).replace("\u093C", "");
    String composed =
        Normalizer.normalize(decomposed, Normalizer.Form.NFC)
            .replace('\u0901', '\u0902')
            .replace("\u200D", "")
            .replace("\u200C", "")
            .replace('\u0949', '\u093E')
            .replace('\u0911', '\u0906')
            .replace('\u0945', '\u0947');
    return NASAL
        .matcher(composed)
        .replaceAll("\u0902")
        .replace("\u092F\u0940", "\u0908")
        .replace("\u092F\u0947", "\u090F")
        .toLowerCase(Locale.ROOT);
  }

  static boolean isDevanagari(int character) {
    return character >= 0x0900 && character <= 0x097F;
  }

  /** A normalised word without its longest known ending; two characters at least are left. */
  static String stem(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 2) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  /** A normalised word in Latin letters as it is spoken: ICU's letters without the silent a. */
  static String romanized(String word) {
    String latin =
        Normalizer.normalize(LATIN.get().transliterate(word), Normalizer.Form.NFC)
            .replace("r\u0325", "ri");
    return ascii(withoutSilentA(latin));
  }

  private static String withoutSilentA(String latin) {
    StringBuilder word = new StringBuilder(latin);
    int last = word.length() - 1;
    if (word.length() > 2 && word.charAt(last) == 'a' && !vowel(word, last - 1)) {
      word.setLength(last);
    }
    // Between two single consonants that have vowels around them.
    for (int i = word.length() - 2; i > 1; i--) {
      if (word.charAt(i) != 'a' || "iu".indexOf(word.charAt(i + 1)) >= 0) {
        continue;
      }
      int left = aspirated(word, i - 1) ? i - 2 : i - 1;
      int right = i + 1;
      if (vowel(word, right) || "\u1E41\u1E43".indexOf(word.charAt(right)) >= 0) {
        continue;
      }
      int after = right + 1 < word.length() && aspirated(word, right + 1) ? right + 2 : right + 1;
      if (left > 0 && !vowel(word, left) && vowel(word, left - 1) && vowel(word, after)) {
        word.deleteCharAt(i);
      }
    }
    return word.toString();
  }

  private static boolean aspirated(CharSequence word, int i) {
    return i > 0 && word.charAt(i) == 'h' && ASPIRABLE.indexOf(word.charAt(i - 1)) >= 0;
  }

  private static boolean vowel(CharSequence word, int i) {
    return i >= 0 && i < word.length() && VOWELS.indexOf(word.charAt(i)) >= 0;
  }

  private static String ascii(String latin) {
    String named =
        latin
            .replace("\u0101", "aa")
            .replace("\u012B", "ii")
            .replace("\u016B", "uu")
            .replace("\u1E41", "n")
            .replace("\u1E43", "n")
            .replace("c", "ch")
            .replace("\u015B", "sh")
            .replace("\u1E63", "sh");
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(named, Normalizer.Form.NFD)
        .chars()
        .filter(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
