package org.omnidesk.ai.safety.mask;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has letters and digits or signs as secrets have and shows by its own form what it is. */
final class OtherThings {

  private static final Set<String> PRODUCTS = WordList.of("products");
  private static final Set<String> STANDARDS = WordList.of("standards");
  private static final Set<String> PREFIXES = WordList.of("number-prefixes");

  private static final Pattern NAME_AND_NUMBER =
      Pattern.compile(
          "(\\p{L}[\\p{L}/]*)[-_.#:]?v?(\\d[\\p{L}\\p{N}.]*)(?:[-_][\\p{L}\\p{N}._-]*)?");

  private static final Pattern VERSION =
      Pattern.compile(
          "(?:\\p{L}+[-_]?)?v?\\d+(?:\\.\\d+)+[\\p{L}\\p{N}.+-]*|v\\d+\\S*|r\\d{1,3}[a-z]?|[\\d.]+x",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{1,2}(?:st|nd|rd|th)?[-/.,]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)\\p{L}{0,6}[-/.,]?(?:\\d{2}|\\d{4})?"
              + "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[-/.]?\\d{2,4}|\\d{4}-?\\d{2}-?\\d{2}[T_]\\S*|\\d{1,2}[.:]\\d{2}(?:am|pm|uhr|hrs?|h)|(?:q[1-4]|h[12]|fy|kw|cw|ay)[-/]?\\d{2,4}(?:[-/]\\d{2,4})?|\\d{4}[-/]\\d{2,4}q?",
          Pattern.CASE_INSENSITIVE);

  /** Digits and what is counted, money, percent. */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:rs|inr|usd|eur|gbp|aed|re)\\.?\\d[\\d.,]*(?:/-)?|[~<>≈+-]?\\d[\\d.,]*[-+]?(?:[kmgt]b(?:ps|it|/s)?|ms|secs?|seconds?|s|h|[kcm]?m|k?g|k?[vwa]h?|kva|[kmg]?hz|x|px|dpi|k|l|cr|am|pm|pcs|nos|th|st|nd|rd|te[rsnm]?|er|char(?:s|acters?)?|digits?|letters?|days?|hours?|hrs?|minutes?|mins?|weeks?|months?|years?|times?|users?|people|lakhs?|crores?|attempts?|steps?|stellig\\p{L}*|zeichen|tage\\p{L}*|mal|baar|bit|bits|bytes?|core|pin|way|factor)(?:[-.+]\\p{L}+)?|\\d+(?:\\.\\d+)?%\\S*|[\\d.,@%#*+-]+",
          Pattern.CASE_INSENSITIVE);

  /** Numbers of papers, devices, papers of devices: capitals, digits and hyphens. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "\\p{Lu}{1,3}-?\\d{5,}\\p{Lu}?|\\p{L}{1,3}-\\d{1,6}\\p{L}{0,2}|\\p{Lu}{1,3}-?(?!(?:19|20)\\d\\d$)\\d{2,4}\\p{L}{0,3}|#\\S+");

  private static final Pattern HEX =
      Pattern.compile(
          "0x[0-9a-f]+\\S*|[0-9a-f]{32,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[0-9a-f]{2}[-:.]){5}[0-9a-f]{2}|s-1-5-\\S+",
          Pattern.CASE_INSENSITIVE);

  /** A tax id, of a person or with the state before it of a company. */
  private static final Pattern TAX =
      Pattern.compile(
          "[A-Z]{4}\\d{5}[A-Z]|(?:\\d{2})?[A-Za-z]{5}\\d{4}[A-Za-z](?:\\p{L}|\\d){0,3}|[A-Z]{4}0[A-Z\\d]{6}");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:lobby|camera|cam|door|room|floor|hall|halle|gate|line|plant|werk|block|bay|cell|station|tower|wing|level|sector|zone|unit|building|bldg|shop|raum|etage|gebäude|desk|counter|seat|table|slot|bin|rack|shed|dept|page|step|row|col|column|section|para|chapter|fig|figure|form|annex|annexure|item|option|point|phase|stage|shift|team|group|class|batch|mandant|client|clnt|user|vlan|port|eth|disk|drive|day|week|month)[-_.#]?\\d+\\p{L}?(?:[-_]\\S*)?",
          Pattern.CASE_INSENSITIVE);

  /** Names of programs: points between names, capitals inside, an underscore between words. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:\\p{Ll}[\\p{L}\\p{N}_]*\\.){1,8}\\p{Lu}?[\\p{L}_]+|(?:\\p{Lu}\\p{Ll}+){2,}\\d?(?:Exception|Error|Service|Manager|Controller|Impl|Client|Bean|Util|Utils|Handler)\\d?|[\\p{L}_.-]+=\\S*|%\\S+|\\$\\S*|&\\S+;\\S*|\\p{L}\\*+|&\\p{L}+|[\\p{L}]+[!*?]+|[\\p{L}.]+%");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "@\\S+|\\S+@[\\p{L}-]+(?:\\.[\\p{L}-]+)+|(?:https?|www|ftp)\\S*|(?:[\\p{L}\\p{N}_-]+\\.)+(?:com|in|org|net|co|de|io|local|internal|corp|lan|gov|edu|info|biz|test|example|uk|eu)",
          Pattern.CASE_INSENSITIVE);

  private OtherThings() {}

  static boolean isOther(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return STANDARDS.contains(lower)
        || Secrets.isNone(word)
        || PasswordWords.isState(word)
        || NoHost.isOther(word)
        || VERSION.matcher(word).matches()
        || TIME.matcher(word).matches()
        || AMOUNT.matcher(word).matches()
        || NUMBERED.matcher(word).matches()
        || HEX.matcher(word).matches()
        || TAX.matcher(word).matches()
        || PLACE.matcher(word).matches()
        || CODE.matcher(word).matches()
        || ADDRESS.matcher(word).matches()
        || QualifiedHostDetector.isFile(word)
        || isNamed(lower);
  }

  /** A product and its release, a kind of paper and its number. */
  private static boolean isNamed(String lower) {
    Matcher named = NAME_AND_NUMBER.matcher(lower);
    return named.matches()
        && (PRODUCTS.contains(named.group(1)) || PREFIXES.contains(named.group(1)));
  }
}
