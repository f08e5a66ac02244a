package org.omnidesk.ai.safety.mask;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phone numbers by their form: international ones in any grouping, Indian ones with or without
 * prefix, those of the home region that libphonenumber knows as valid.
 */
final class PhoneDetector implements Detector {

  static final String START =
      "(?<![\\p{L}\\p{N}_\\\\])(?<!\\d[.:/-])(?<!(?<!\\d)\\d{1,3},)(?<![#$€₹£])(?<![$€₹£] )";
  static final String END = "(?![\\p{L}\\p{N}_])(?![.:/-]\\d)(?!,\\d{1,3}(?!\\d))";
  static final String EXTENSION =
      "(?:\\s?[,;(/-]?\\s?(?:ext(?:ension|n)?\\.?|x|एक्सटेंशन)\\s?(?:no\\.?|number)?\\s?[:#.-]?\\s?\\d{2,6}\\)?)?";

  /** Plus or 00, then 8 to 15 digits in any usual grouping. */
  private static final Pattern INTERNATIONAL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_+])(?<!\\d[.:/-])(?:\\+\\s?|\\(\\+|\\(?00\\)?[ -]?(?=[1-9]))[1-9]\\)?(?:[ ()./-]{0,3}\\d){7,14}"
              + EXTENSION
              + "(?![\\p{N}_])",
          Pattern.CASE_INSENSITIVE);

  /** Ten digits from 6 to 9 on, the country or trunk prefix before them or not. */
  private static final Pattern INDIAN_MOBILE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_\\\\])(?<!\\d[.:-])(?<!(?<!\\d)\\d{1,3},)(?<![#$€₹£])(?<![$€₹£] )(?:\\(?(?:0?91|0)\\)?[ ./-]{0,3})?"
              + "\\(?[6-9](?:[ .()/-]{0,2}\\d){9}"
              + EXTENSION
              + "(?![\\p{L}\\p{N}_])(?![.:-]\\d)(?!,\\d{1,3}(?!\\d))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HOME_LANDLINE =
      Pattern.compile(
          START + "\\(?(?:0|91[ -])\\d{2,4}\\)?(?:[ ./-]{0,3}\\d){6,8}" + EXTENSION + END,
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TOLL_FREE =
      Pattern.compile(START + "1[89]\\d0[ .-]?\\d{2,4}(?:[ .-]?\\d{2,4}){1,2}" + END);

  private static final Pattern AMERICAN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_(])(?<!\\d[.:/-])(?:1[ .-])?(?:\\([2-9]\\d{2}\\)[ -]?|[2-9]\\d{2}[.-])[2-9]\\d{2}[ .-]\\d{4}"
              + EXTENSION
              + END,
          Pattern.CASE_INSENSITIVE);

  /** Five pairs of digits from 01 to 09 on: no other number is written so. */
  private static final Pattern FRENCH =
      Pattern.compile(START + "0[1-9]([ .-])\\d{2}(?:\\1\\d{2}){3}" + END);

  /** An area code, a stroke and the number: {@code 0152/28817390}. */
  private static final Pattern GERMAN =
      Pattern.compile(START + "\\(?0[1-9]\\d{1,4}\\)? ?/ ?[1-9](?:[ -]{0,2}\\d){4,9}" + END);

  /** {@code OD-7719024463}: letters with a hyphen open the number of a paper. */
  private static final Pattern PREFIX = Pattern.compile("(?:^|[^\\p{L}\\p{N}])(\\p{L}{1,6})-$");

  private static final Pattern PHONE_PREFIX =
      Pattern.compile(
          "ph|phn|phone|mob|mobil|mobile|tel|telef|cell|call|con|cont|no|nr|num|number|m|p|t|c|w|f|fax|ext|wa|desk|office|off|home|res|work|dial|alt|sms|फोन|मो",
          Pattern.CASE_INSENSITIVE);

  /** {@code 0045213378/03}: a paper and its part. */
  private static final Pattern PART = Pattern.compile(".*\\d/\\d{1,2}");

  static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}[-./ ]\\d{1,2}[-./ ](?:19|20)\\d{2}|(?:19|20)\\d{2}[-./ ]\\d{1,2}[-./ ]\\d{1,2}");
  private static final Pattern TOLL_FREE_SERIES = Pattern.compile("1(?:800|8[0-9]0|900)");
  private static final Pattern FOURS = Pattern.compile("\\d{4}([ -])\\d{4}\\1\\d{4}");

  private static final Pattern FOUR_BEFORE = Pattern.compile("(?<!\\d)\\d{4}[ -]$");

  private static final Pattern SINGLY =
      Pattern.compile("(?:\\d{1,2}[ .-]){0,2}?\\d(?:([ .-])\\d){9}");

  /** Whose trunk numbers people write without the country: grouped, they start with a zero. */
  private static final List<String> ABROAD =
      List.of("GB", "DE", "AU", "AE", "FR", "CH", "JP", "ZA");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String region;

  /**
   * @param region ISO 3166 code of the country whose numbers are written without prefix
   */
  PhoneDetector(String region) {
    this.region = region;
  }

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    List<int[]> windows = Windows.ofDigits(text, 4, 26);
    each(INTERNATIONAL, text, windows, found, this::isInternational);
    Windows.each(
        INDIAN_MOBILE,
        text,
        windows,
        mobile -> {
          boolean grouped = mobile.group().indexOf(' ') > 0 && isInsideGroups(text, mobile);
          if (!grouped && isMobile(mobile.group()) && !isOtherNumber(text, mobile)) {
            found.add(new MaskSpan(mobile.start(), mobile.end(), MaskType.PHONE));
          }
        });
    each(HOME_LANDLINE, text, windows, found, value -> isValid(value) || isForeign(value));
    each(TOLL_FREE, text, windows, found, value -> digits(value) >= 10 && isTollFree(value));
    each(AMERICAN, text, windows, found, value -> true);
    each(GERMAN, text, windows, found, value -> true);
    Windows.each(
        FRENCH,
        text,
        windows,
        match -> found.add(new MaskSpan(match.start(), match.end(), MaskType.PHONE)));
    return found;
  }

  private interface Check {
    boolean test(String value);
  }

  private static void each(
      Pattern pattern, String text, List<int[]> windows, List<MaskSpan> found, Check check) {
    Windows.each(
        pattern,
        text,
        windows,
        matcher -> {
          // A plus makes it a phone, whatever the word before.
          if (check.test(matcher.group())
              && !isRestOfFours(text, matcher)
              && (matcher.group().indexOf('+') >= 0 || !isOtherNumber(text, matcher))) {
            found.add(new MaskSpan(matcher.start(), matcher.end(), MaskType.PHONE));
          }
        });
  }

  /** Of a paper, by its own form, its prefix or the word before. */
  private static boolean isOtherNumber(String text, Matcher number) {
    Matcher prefix =
        PREFIX.matcher(text.substring(Math.max(0, number.start() - 8), number.start()));
    return PART.matcher(number.group()).matches()
        || prefix.find() && !PHONE_PREFIX.matcher(prefix.group(1)).matches()
        || Surroundings.isOtherNumber(text, number.start());
  }

  /** Groups of digits before or after: a part of some longer number. */
  private static boolean isInsideGroups(String text, Matcher number) {
    return number.start() > 1
            && text.charAt(number.start() - 1) == ' '
            && Character.isDigit(text.charAt(number.start() - 2))
        || text.substring(number.end(), Math.min(text.length(), number.end() + 3))
            .matches(" \\d\\d");
  }

  /** Four groups of four digits: a card that the check refused and no phone at its end. */
  private static boolean isRestOfFours(String text, Matcher number) {
    return FOURS.matcher(number.group()).matches()
        && FOUR_BEFORE
            .matcher(text.substring(Math.max(0, number.start() - 6), number.start()))
            .find();
  }

  private boolean isInternational(String value) {
    return value.contains("+") || isValid("+" + value.replaceAll("\\D", "").substring(2), region);
  }

  private boolean isMobile(String value) {
    boolean spaced = value.indexOf(' ') >= 0;
    boolean dotted = value.indexOf('.') >= 0;
    long separators = value.chars().filter(c -> " .-".indexOf(c) >= 0).count();
    return (separators <= 5 || SINGLY.matcher(value).matches())
        && !(spaced && dotted)
        && !DATE.matcher(value).find()
        && !FOURS.matcher(value).matches();
  }

  private boolean isValid(String value, String country) {
    try {
      return numbers.isValidNumber(numbers.parse(value, country));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private boolean isForeign(String value) {
    return value.charAt(0) == '0'
        && (value.indexOf(' ') > 0 || value.indexOf('/') > 0)
        && value.chars().filter(c -> c == ' ').count() < (value.indexOf('/') > 0 ? 8 : 5)
        && ABROAD.stream().anyMatch(country -> isValid(value, country));
  }

  /** 1800 and 1860 to 1890, also those that the tables do not list yet. */
  private boolean isTollFree(String value) {
    return isValid(value)
        || isValid(value, "US")
        || TOLL_FREE_SERIES.matcher(value).lookingAt()
            && value.chars().anyMatch(c -> " .-".indexOf(c) >= 0);
  }

  private boolean isValid(String value) {
    return isValid(value.startsWith("91") ? "+" + value : value, region);
  }

  static long digits(String value) {
    return value.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
