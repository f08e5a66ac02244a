package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** Ordinary words as secrets: only what stands around them tells. */
final class PlainSecret {

  /** {@code password banana hai}: a deed, no value. */
  static final Pattern HINGLISH_VERB =
      Pattern.compile("[a-z]+(?:na|ne|ni|ta|te|ti|ya|ye|yi|kar|ke|ega|egi)");

  private static final Pattern BEFORE_IS =
      Pattern.compile("\\s(?:hai|है|tha|था|h)(?![\\p{L}\\p{M}])");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.*!@#$%^&+-]+");

  private static final Pattern AFTER_PLAIN =
      Pattern.compile(
          "(?s)[\"')\\]]*\\s*(?:$|[\\n.,;!।|)].*|(?:hai|है|and|but|please|aur|और|kripya|कृपया|for|thanks|tha|था|now|is|username|user|ab)\\b.*)");

  /** {@code log in with guest and password X}: a user was named before. */
  private static final Pattern USER_AND =
      Pattern.compile(
          "(?:user|username|user name|login|logon|log in|sign in|signin|userid|id|account)(?![\\p{L}])[^\\n]{1,50}(?:\\s(?:and|aur|with|और|or)|[,/&|;])\\s?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LAST_WORD =
      Pattern.compile("[\"')]*[.,;]?\\s*(?:\\n|$).*", Pattern.DOTALL);

  private PlainSecret() {}

  /** An ordinary word as a value: only where the sentence ends after it. */
  static boolean isPlainValue(String text, SecretValue value) {
    String word = value.text();
    if (word.length() < 4 || !PLAIN.matcher(word).matches() || PasswordWords.looksLikeState(word)) {
      return false;
    }
    String rest = text.substring(value.to(), Math.min(text.length(), value.to() + 24));
    return AFTER_PLAIN.matcher(rest).matches()
        && Character.UnicodeScript.of(word.codePointAt(0)) != Character.UnicodeScript.DEVANAGARI;
  }

  static boolean isAfterUser(String text, int keyStart, SecretValue value) {
    return value.text().length() >= 4
        && !PasswordWords.looksLikeState(value.text())
        && LAST_WORD
            .matcher(text.substring(value.to(), Math.min(text.length(), value.to() + 6)))
            .matches()
        && USER_AND.matcher(text.substring(Math.max(0, keyStart - 70), keyStart)).find();
  }

  static boolean beforeIs(String text, int at) {
    return BEFORE_IS.matcher(text).region(at, text.length()).useTransparentBounds(true).lookingAt();
  }
}
