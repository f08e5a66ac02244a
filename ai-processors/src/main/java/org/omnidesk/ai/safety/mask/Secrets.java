package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** How a secret looks, and what looks like one but is none. */
final class Secrets {

  private static final String SIGNS = "!@#$%^&*_+=~?<>|{}[]";

  private static final Pattern NONE =
      Pattern.compile(
          "(?:inc|req|ritm|chg|sr|prb|od|task|cr|kb|tkt|ticket|case|emp|e|wo)[-_#:]?\\d+|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{1,2}[:.]\\d{2}(?:am|pm)?|\\d+(?:st|nd|rd|th)|"
              + "\\d+(?:days?|hrs?|hours?|min|mins|minutes|times?|x|%|gb|mb|chars?)|(?:[0-9]fa|mfa|2fa|sso|otp|o365|m365|office365|office-365|windows-?\\d+|win\\d+|ios\\d*|s/4hana|s4hana|wi-fi|wi-?fi\\d?|"
              + "[a-z]+-v?\\d+(?:\\.\\d+)+|.*\\.(?:java|kt|py|js|cs|php|go|rb|scala|cpp):\\d+.*|wpa[23]?|802\\.1x|sap_?gui|hp\\d*|sspr|ldaps?|ad-?fs|tls1?.?\\d?|v?\\d+(?:\\.\\d+)+|0x[0-9a-f]+|e-?mail|id/pass(?:word)?|user/pass(?:word)?|and/or|n/a|login/password|24x7|24/7|pre-?shared|self-service|one-time|"
              + "multi-factor|two-factor|single-sign-on|sign-in|log-in|re-login|re-?set|auto-fill|auto-?lock\\w*|non-\\w+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACEHOLDER =
      Pattern.compile("<\\w+>|\\$\\{?\\w+}?|%\\w+%|\\{\\{?\\w+}{0,2}|\\*+|x+|X+|\\.+|-+");
  private static final Pattern SHOUTED = Pattern.compile("[\\p{L}\\p{M}]+[!*]+");
  private static final Pattern MIXED = Pattern.compile("[\\p{L}]*\\p{Ll}\\p{Lu}[\\p{L}\\p{N}]*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Words joined as programs and tables join them. */
  private static final Pattern NAME = Pattern.compile("_?\\p{L}*(?:[_,]+\\p{L}*)+");

  private static final Pattern MAIL = Pattern.compile("[^@]+@[\\w-]+(?:\\.[\\w-]+)+");

  /** Addresses, paths, settings, packages, amounts: signs between letters and digits, too. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          ".*://.*|.*[\\\\/].*|[^@]+@[\\w-]+(?:\\.[\\w-]+)+|[\\w.]+@[a-z][a-z0-9-]*|[\\w.\\[\\]]+=.*|.*\\(.*|#[a-z]{0,6}[-_]?\\d+|.*%[0-9a-f]{2}.*|&.*;.*|\\d+%.*|"
              + "[@$₹].*|[\\w.]+[:|,;]\\w.*|[a-z&]+\\d?[+*&#]+|\\$?[a-z]{1,3}\\$?\\d+",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern NAME_YEAR = Pattern.compile("\\p{Lu}\\p{Ll}{2,}\\d{3,8}");
  private static final Pattern PRODUCT =
      Pattern.compile(
          "(?:Windows|Office|Server|Exchange|Visio|Project|Excel|Word|Outlook|Acrobat|Catia|Autocad|Adobe|Visual|Studio|Model|Ticket|Room|Case|Order|Invoice|Build|Version|Step|Test|User|Line|Error|Event|Code)\\d+");

  private Secrets() {}

  /** A word that no language has: letters with digits or signs inside. */
  static boolean looks(String word, boolean strong) {
    if (word.length() < 4
        || DIGITS.matcher(word).matches()
        || isNone(word)
        || PLACEHOLDER.matcher(word).matches()) {
      return false;
    }
    boolean digit = false;
    boolean letter = false;
    boolean sign = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      digit |= Character.isDigit(c);
      letter |= Character.isLetter(c);
      sign |= SIGNS.indexOf(c) >= 0;
    }
    if (!digit && NAME.matcher(word).matches()) {
      return false;
    }
    return digit && letter && (strong || word.length() >= 6)
        || sign
            && letter
            && word.length() >= 5
            && !word.endsWith("?")
            && !SHOUTED.matcher(word).matches()
        || sign && digit && word.length() >= 5
        || !strong && word.length() >= 16 && MIXED.matcher(word).matches();
  }

  /** A ticket, a date, a duration, a product: never a secret. */
  static boolean isNone(String word) {
    return NONE.matcher(word).matches();
  }

  static boolean isMail(String word) {
    return word.indexOf('@') > 0 && MAIL.matcher(word).matches();
  }

  /**
   * Letters, digits and a sign as password rules ask for: a secret wherever passwords are talked
   * of.
   */
  static boolean isGenerated(String word) {
    if (word.length() < 6 || word.length() > 40) {
      return false;
    }
    boolean digit = false;
    boolean letter = false;
    boolean sign = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      digit |= Character.isDigit(c);
      letter |= Character.isLetter(c);
      sign |= "!@#$%^&*".indexOf(c) >= 0;
    }
    return digit && letter && sign && !isNone(word) && !TECHNICAL.matcher(word).matches();
  }

  /** Capital, small letter and digit: after a colon near the word password it is one. */
  static boolean isMixed(String word) {
    return word.length() >= 6
        && word.length() <= 40
        && word.chars().anyMatch(Character::isUpperCase)
        && word.chars().anyMatch(Character::isLowerCase)
        && word.chars().anyMatch(Character::isDigit)
        && !isNone(word)
        && !TECHNICAL.matcher(word).matches();
  }

  /** {@code Summer2024}: a capitalised word and a number. */
  static boolean isNameAndYear(String word) {
    return NAME_YEAR.matcher(word).matches() && !PRODUCT.matcher(word).matches();
  }
}
