package org.omnidesk.ai.safety.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A secret of several words, up to the end of its line or thought. */
final class Passphrase {

  private static final Pattern KEY = Pattern.compile("pass ?phrase");

  private static final Pattern STATED =
      Pattern.compile(
          "[\"')\\]]?(?:\\s(?:for|of|on|für|fuer|ka|ki|ke)\\s[^:=\\n]{2,30})?\\s{0,12}(?:(?:is|was|lautet|ist|hai|now is|is now|changed to|set to)\\s?:?|[:=]|->|=>|→)\\s{0,12}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FIELD = Pattern.compile("[\"')\\]]?[ .]{0,24}[:=][ \\t]{0,12}");

  /** Where the words end: the line, a mark with a blank behind it, the next thought. */
  private static final Pattern END =
      Pattern.compile(
          "\\n|[.;,!?।](?=\\s|$)|\\s[(/|–-](?=\\s|\\p{L})|\\s(?:please|pls|kindly|bitte|and|but|or|aber|und|for|für|it|hai|tha|valid|gültig|works|does|will|user|username|ssid|nahi|don't|do not|कृपया|है)\\s|$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}!@#$%&*_+'-]{1,20}");
  private static final int REACH = 90;
  private static final int WORDS = 9;

  private Passphrase() {}

  /**
   * @param from after the word that names the secret
   * @param key that word in small letters
   * @return the words, or null where there is one word only or a sentence about the secret
   */
  static MaskSpan after(String text, int from, String key) {
    boolean phrase = KEY.matcher(key).matches();
    int limit = Math.min(text.length(), from + REACH);
    Matcher stated = (phrase ? STATED : FIELD).matcher(text).region(from, limit);
    if (!stated.lookingAt() || stated.end() >= limit) {
      return null;
    }
    int start = stated.end();
    char quote = text.charAt(start);
    if (quote == '"' || quote == '\'') {
      return null;
    }
    Matcher end = END.matcher(text).region(start, limit).useTransparentBounds(true);
    if (!end.find() || end.start() == start) {
      return null;
    }
    int to = end.start();
    String[] words = text.substring(start, to).strip().split("\\s+");
    if (words.length < 2 || words.length > WORDS) {
      return null;
    }
    boolean digit = false;
    for (String word : words) {
      if (!WORD.matcher(word).matches()
          || PasswordWords.isState(word) && (!phrase || word.equals(words[0]))) {
        return null;
      }
      digit |= word.chars().anyMatch(Character::isDigit);
    }
    boolean whole = to >= text.length() || text.charAt(to) == '\n';
    return phrase || digit && whole && words.length <= 5 && !Secrets.looks(words[0], true)
        ? new MaskSpan(start, to, MaskType.PASSWORD)
        : null;
  }
}
