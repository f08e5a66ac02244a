package org.omnidesk.ai.safety.mask;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Ordinary words as secrets: only what stands around them tells. */
final class PlainSecret {

  /** {@code password banana hai}: a deed, no value. */
  static final Pattern HINGLISH_VERB =
      Pattern.compile(
          "(?:ban|badal|badl|kar|kr|ki|de|di|le|li|daa?l|likh|bhej|rakh|rkh|bat|dekh|bhoo?l|bhul|hat|mil|lag|chal|chl|ho|hu|hon|aa?|ja|jaa|jan|khul|khol|tut|toot|ruk|rok|poo?ch|maan?g|man?g|set|reset|change|chipk|badh|nikal|nikl|sun|bol|pa|gay?|sak|chaa?h|dikh|samajh|samjh|bach|jod|jud|mit|pad|padh|bharo?|bhar|khoj|dhoond|soch|maan|man|rah|reh|utha?|baith|chor|chhod|chod|pahun?ch|aa?t|jaa?t|lock|unlock|save|share|type|enter|verify|update)"
              + "(?:w?a)?(?:na|ne|ni|ta|te|ti|ya|ye|yi|kar|ke|ega|egi|enge|unga|iye|iyega|a|i|e|o|aa)");

  private static final Pattern BEFORE_IS =
      Pattern.compile("\\s(?:hai|है|tha|था|h)(?![\\p{L}\\p{M}])");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.*!@#$%^&+-]+");

  private static final Pattern AFTER_PLAIN =
      Pattern.compile(
          "(?s)[\"')\\]]*\\s*(?:$|[\\n.,;!।|)].*|(?:hai|है|and|but|please|aur|और|kripya|कृपया|for|thanks|tha|था|now|is|username|user|ab|und|oder|aber|bitte|or|on|in|at|auf|im|am|which|since|from|everywhere|par|pe|पर)(?![\\p{L}\\p{M}]).*)");

  private static final Set<String> WORDS = WordList.of("password-words");
  private static final Set<String> PRODUCTS = WordList.of("products");

  private static final Pattern SETTING = Pattern.compile("[\\s>;#|]{0,8}(?:[\\w.-]{1,30}[_.-])?");

  private static final Pattern JOINED =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]{2,14}(?:[-_]\\p{L}[\\p{L}\\p{M}]{2,14}){1,4}");

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
    if (word.length() < 4
        || !PLAIN.matcher(word).matches()
        || PasswordWords.looksLikeState(word)
        || word.indexOf('.') != word.lastIndexOf('.')
        || WORDS.contains(word.toLowerCase(Locale.ROOT))) {
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

  /** {@code secret = riverstone}: a line of settings and nothing else. */
  static boolean isField(String text, int keyStart, SecretValue value) {
    int line = text.lastIndexOf('\n', Math.max(0, keyStart - 1)) + 1;
    return keyStart - line < 40
        && keyStart >= line
        && SETTING.matcher(text.substring(line, keyStart)).matches()
        && (value.to() == text.length() || text.charAt(value.to()) == '\n')
        && PLAIN.matcher(value.text()).matches()
        && value.text().length() >= 4
        && text.substring(keyStart, value.from()).indexOf('=') > 0
        && !isWord(value.text());
  }

  /** {@code mango-tree} as a field's value: two words that no sentence joins. */
  static boolean isJoined(String word) {
    if (!JOINED.matcher(word).matches() || isWord(word)) {
      return false;
    }
    for (String part : word.split("[-_.]")) {
      if (WORDS.contains(part.toLowerCase(Locale.ROOT)) || PasswordWords.isState(part)) {
        return false;
      }
    }
    return true;
  }

  /** What people say of a password without saying it. */
  static boolean isWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower)
        || PRODUCTS.contains(lower)
        || PasswordWords.isState(lower)
        // German nouns end so, too.
        || Character.isLowerCase(word.charAt(0)) && PasswordWords.looksLikeState(lower)
        || HINGLISH_VERB.matcher(lower).matches()
        || Secrets.isNone(word)
        || LinkWords.FILLER.contains(lower);
  }

  static boolean beforeIs(String text, int at) {
    return BEFORE_IS.matcher(text).region(at, text.length()).useTransparentBounds(true).lookingAt();
  }
}
