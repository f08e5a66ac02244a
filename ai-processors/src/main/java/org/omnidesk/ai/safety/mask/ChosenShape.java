package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** How a secret looks that a person chose: letters with digits or signs in them. */
final class ChosenShape {

  private static final Pattern CHARS = Pattern.compile("[\\p{L}\\p{M}\\p{N}_@#$%^&*!.+=~?-]{5,40}");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  /** Between letters or at the end, where words have none. */
  private static final Pattern SIGN =
      Pattern.compile("[\\p{L}\\p{N}][@#$%^*!]+[\\p{L}\\p{N}]|\\p{N}[@#$%^*!]+$");

  /** {@code Nordlicht_Fjord}: words of capitals, joined as no language joins them. */
  private static final Pattern TITLES =
      Pattern.compile("\\p{Lu}\\p{Ll}{2,14}(?:[_.+]\\p{Lu}\\p{Ll}{2,14}){1,3}");

  private static final Pattern BLANK = Pattern.compile(" ");

  /** What belongs to the sentence and not to a value in Latin letters. */
  private static final Pattern DEVANAGARI = Pattern.compile("[\\u0900-\\u0963]");

  private ChosenShape() {}

  /** Where a value ends that a word of another script is glued to. */
  static int withoutSuffix(String text, int from, int to) {
    int end = to;
    while (end > from && DEVANAGARI.matcher(text.substring(end - 1, end)).matches()) {
      end--;
    }
    return end == from ? to : end;
  }

  /** One word with letters and digits, six chars or more, or with a sign inside. */
  static boolean isWord(String word) {
    if (!CHARS.matcher(word).matches() || !LETTER.matcher(word).find()) {
      return false;
    }
    boolean digit = DIGIT.matcher(word).find();
    return digit && word.length() >= 6
        || SIGN.matcher(word).find()
        || TITLES.matcher(word).matches();
  }

  /** With a sign inside that only secrets have. */
  static boolean isOdd(String word) {
    return SIGN.matcher(word).find();
  }

  /** What stands in quotes: two or three words, one of which no language has. */
  static boolean isPhrase(String quoted) {
    String[] words = BLANK.split(quoted.strip());
    if (words.length < 2 || words.length > 4) {
      return false; // one word is looked at as such
    }
    boolean odd = false;
    for (String word : words) {
      if (OtherThings.isOther(word) || word.endsWith(":") || word.endsWith(".")) {
        return false;
      }
      odd |=
          SIGN.matcher(word).find()
              || word.length() >= 3
                  && CHARS.matcher(word + "..").matches()
                  && LETTER.matcher(word).find()
                  && (DIGIT.matcher(word).find()
                      || word.chars().anyMatch(c -> "@#$%^*".indexOf(c) >= 0));
    }
    return odd;
  }
}
