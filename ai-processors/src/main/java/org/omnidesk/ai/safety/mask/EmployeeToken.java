package org.omnidesk.ai.safety.mask;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How numbers of employees are written, and what is written so and is another thing. */
final class EmployeeToken {

  /** Letters and a number, numbers with a stroke, four digits or more. */
  static final Pattern TOKEN =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}_./\\\\@#+:₹$€-])(?:[A-Za-z]{1,6}[-/](?:[A-Z]{1,5}[-/])?\\d{2,8}(?:[-/][A-Z0-9]{1,6}){0,2}|[A-Z]{1,5}\\d{3,8}(?:[-/]\\d{2,6})?[A-Z]?|\\d{2,6}[/-][A-Z]{0,4}\\d{2,6}|\\d/\\d{4,6}|\\d{2,4}[-/]\\d{3,6}[-/]\\d{1,4}|\\d{4,8})"
              + "(?![\\p{L}\\p{N}_%])(?![.,:/-]\\d)(?!\\.\\p{L})");

  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern BARE = Pattern.compile("\\d+");
  private static final Pattern TRACKER = Pattern.compile("[A-Za-z]{5,6}-\\d+");
  private static final Pattern ZEROS =
      Pattern.compile("0+|0*9{4,}|0?12345(?:6(?:7(?:8)?)?)?|([1-9])\\1{4,}");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  /** Years, days, times; tables, infotypes, transactions and releases of SAP; pages of the law. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?:19|20)\\d\\d[/-]\\d{1,4}|\\d{1,2}[/-](?:\\d{1,2}|(?:19|20)\\d\\d)|[0-2]\\d[0-5]\\d-[0-2]\\d[0-5]\\d|(?:FY|AY|Q[1-4]|CW|KW|SY)[-/]?\\d{2,4}(?:[-/]\\d{2,4})?|(?:IT|PA|PB|HRP|HRT|T|SP|PL|DIN|EN|RFC|SAP|SM|WPA|FORM)[-]?\\d{2,4}|[A-Z]{3}-(?:19|20)\\d\\d|(?:19|20)\\d\\d-[A-Z]{2,4}\\d*");

  /** What a number is that stands behind such a word; {@link Surroundings} knows papers. */
  private static final Pattern BEFORE =
      Surroundings.before(
          "task|thread|job|process|attempt|block|session|query|row|id=|room|floor|ext|extn|extension|desk|port|vlan|line|counter|sector|gate|bay|rs|year|since|error|code is|model|mail id|infotype|release|raum|etage|halle|zimmer|apparat|durchwahl|fehler|jahr|"
              + "plot|flat|house|block|street|road|plz|zip|postleitzahl|pin|pincode|otp|passcode|password|tan|vlan|t-?code|transaction|transaktion|mandant|client|company code|buchungskreis|plant|werk|cost cent(?:er|re)|kostenstelle|"
              + "laptop|desktop|printer|drucker|scanner|phone|mobile|tag|locker|cabin|seat|bus|shuttle|form|formular|sop|policy|clause|rule|section|annex|circular|notice|article|cve|cwe|"
              + "कमरा|पिन|वर्ष|सन|रु|एक्सटेंशन|मॉडल|त्रुटि|एरर|फॉर्म|गेट|साल|kamra|saal|gaadi|gadi|bus no|cabin no");

  /** Units and things that are counted. */
  private static final Pattern AFTER =
      Pattern.compile(
          "[\"')\\]]?\\s?-?(?:users?|people|persons?|employees?|workers?|staff|members?|joiners?|associates|candidates|rs|inr|eur|usd|euro|€|₹|rupees?|rupaye|lakhs?|crores?|days?|hours?|hrs|min(?:ute)?s?|seconds?|secs?|ms|times|records?|rows?|lines|entries|logs?|mails?|emails|files|tickets?|pages|kb|mb|gb|tb|km|kg|mm|points?|percent|prozent|mitarbeiter\\p{L}*|personen|leute|tage|stunden|uhr|mal|series|"
              + "kcal|steps|requests|attempts|devices|laptops|pcs|nos|units|stück|error|exception|log|कर्मचारियों|कर्मचारी|लोग|लोगों|रुपये|दिन|घंटे|मिनट|एमबी|जीबी|केबी|टीबी|किमी|प्रतिशत|अंक|वर्ष|साल|माह|महीने|सेकंड|टन|किलो|mahine|saal|tonnes?|tons?|बार|बजे|log|logo|logon|karmchari|bande|ghante|din|baar|baje)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> PRODUCTS = WordList.of("products");
  private static final Set<String> PREFIXES = WordList.of("number-prefixes");
  private static final Set<String> STANDARDS = WordList.of("standards");

  /** Of people, although papers are numbered so, too. */
  private static final Set<String> PERSONAL =
      Set.of(
          "emp", "e", "id", "eid", "pid", "sr", "in", "ec", "trn", "dl", "tr", "rg", "ls", "ab",
          "ast", "at", "sw", "hw", "re", "an");

  private EmployeeToken() {}

  /** Whether two digits stand together anywhere: without them there is nothing to look for. */
  static boolean isAnyIn(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (isDigit(text.charAt(i)) && isDigit(text.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** {@code HADOOP-19179}: the name of a project and the number of its issue. */
  static boolean isTracker(String token) {
    return TRACKER.matcher(token).matches();
  }

  /** Digits and nothing else: the words around must say more. */
  static boolean isBare(String token) {
    return BARE.matcher(token).matches();
  }

  /** As {@link #isFree}, and its letters are those of no kind of paper or product. */
  static boolean isLikely(String text, int from, int to) {
    return !isNamed(text, from, text.substring(from, to)) && isFree(text, from, to);
  }

  /** Whether neither its form nor the words beside it say that it is something else. */
  static boolean isFree(String text, int from, int to) {
    String token = text.substring(from, to);
    if (YEAR.matcher(token).matches()
        || ZEROS.matcher(token).matches()
        || from > 0 && isBare(token) && ",=".indexOf(text.charAt(from - 1)) >= 0
        || OTHER.matcher(token).matches()
        || STANDARDS.contains(token.toLowerCase(Locale.ROOT))
        || NoHost.isOther(token)
        || Surroundings.isOtherNumber(text, from)
        || HostContext.isOtherThing(text, from)
        || Surroundings.hasBefore(BEFORE, text, from)) {
      return false;
    }
    return !Surroundings.follows(AFTER, text, to, 24)
        && !HostShape.isShaped(token, true, token.indexOf('-') > 0);
  }

  /** A kind of paper or a product by its letters or by the word before. */
  private static boolean isNamed(String text, int from, String token) {
    int letters = 0;
    while (letters < token.length() && Character.isLetter(token.charAt(letters))) {
      letters++;
    }
    String prefix = token.substring(0, letters).toLowerCase(Locale.ROOT);
    if (letters > 1
        && !PERSONAL.contains(prefix)
        && (PRODUCTS.contains(prefix) || PREFIXES.contains(prefix))) {
      return true;
    }
    int end = from - 1;
    if (end < 0 || text.charAt(end) != ' ' && text.charAt(end) != '-') {
      return false;
    }
    int start = end;
    while (start > 0 && end - start < 20 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    String before = text.substring(start, end).toLowerCase(Locale.ROOT);
    return PRODUCTS.contains(before) && !before.equals("go") && before.length() > 1;
  }

  /** Letters as they are, digits as zeros. */
  static String form(String token) {
    return DIGIT.matcher(token).replaceAll("0");
  }
}
