package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/**
 * Numbers that carry a check digit: Aadhaar (Verhoeff, 12 digits, the first 2 to 9), payment cards
 * (Luhn, ranges of the schemes as ISO/IEC 7812 assigns them), IBAN (ISO 13616).
 */
final class CheckedNumberDetector implements Detector {

  private static final String START = "(?<![\\p{L}\\p{N}_+])(?<!\\d[.,-])";
  private static final String END = "(?![\\p{L}\\p{N}_])(?![.-]\\d)";

  private static final Pattern AADHAAR =
      Pattern.compile(START + "[2-9]\\d{3}([ ./-]{0,3})\\d{4}\\1\\d{4}" + END);
  private static final Pattern CARD = Pattern.compile(START + "\\d(?:[ .-]{0,2}\\d){12,30}" + END);
  private static final Pattern IBAN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[A-Z]{2}[ -]?\\d{2}(?:[ -]?[A-Z0-9]){11,30}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IBAN_BEFORE =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Z]{2}[ -]?\\d{2}[ -]?(?:[A-Z0-9]{4}[ -]?){0,6}$");

  /** Visa, Mastercard, Amex, RuPay, Discover, Diners, JCB, Maestro, UnionPay. */
  private static final Pattern SCHEME =
      Pattern.compile(
          "4\\d{12}(?:\\d{3}){0,2}|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}|3[47]\\d{13}|"
              + "(?:508[5-9]|60\\d\\d|65\\d\\d|81\\d\\d|82\\d\\d|353\\d|356\\d)\\d{12}|"
              + "3(?:0[0-5]|[68]\\d)\\d{11}|35(?:2[89]|[3-8]\\d)\\d{12}|"
              + "(?:50|5[6-9]|6\\d)\\d{10,17}|62\\d{14,17}");

  private static final String GAP =
      "(?:[ \\t]?[,;/.…|-]{0,3}\\s{1,3}(?:(?:then|and|and then|phir|fir|aur|uske baad|und|dann|फिर|और)\\s)?|[ ./-]{0,3})";

  /** Behind its name, its groups apart by words or the end of a line. */
  private static final Pattern SPLIT_AADHAAR =
      Pattern.compile(
          "(?:aadhaar|aadhar|adhaar|adhar|uidai|आधार)[^\\n\\d]{0,40}(\\s{0,3})(?<!\\d)([2-9]\\d{3})"
              + GAP
              + "(\\d{4})"
              + GAP
              + "(\\d{4})(?![\\p{L}\\p{N}_])(?![.-]\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NEAR_AADHAAR =
      Surroundings.near("aadhaar|aadhar|adhaar|adhar|aadhaar card|uidai|uid|आधार|आधार कार्ड");

  private static final Pattern NEAR_CARD =
      Surroundings.near("card|cards|visa|mastercard|amex|rupay|maestro|कार्ड|karte|kreditkarte");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    List<int[]> windows = Windows.ofDigits(text, 2, 6);
    Windows.each(
        AADHAAR,
        text,
        windows,
        aadhaar -> {
          if (!isInIban(text, aadhaar.start())
              && VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(digits(aadhaar.group()))
              && (Surroundings.has(NEAR_AADHAAR, text, aadhaar.start())
                  || !Surroundings.isOtherNumber(text, aadhaar.start()))) {
            found.add(new MaskSpan(aadhaar.start(), aadhaar.end(), MaskType.AADHAAR));
          }
        });
    Windows.each(
        SPLIT_AADHAAR,
        text,
        Windows.ofDigits(text, 60, 60),
        split -> {
          String digits = digits(split.group(2) + split.group(3) + split.group(4));
          if (!split.group().matches("(?s).*\\d[ -]?\\d{4}[ -]?\\d{4}")
              || VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(digits)) {
            found.add(new MaskSpan(split.start(2), split.end(4), MaskType.AADHAAR));
          }
        });
    Windows.each(CARD, text, windows, card -> cards(text, card.start(), card.end(), found));
    Matcher iban = IBAN.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int i = 0; i + 4 < text.length(); i++) {
      if (isIbanHead(text, i) && iban.region(i, Math.min(text.length(), i + 60)).lookingAt()) {
        int end = validIban(text, i, iban.end());
        if (end > 0) {
          found.add(new MaskSpan(i, end, MaskType.IBAN));
          i = end - 1;
        }
      }
    }
    return found;
  }

  /** A group of what is built as an IBAN and is none: its digits are nobody's number. */
  private static boolean isInIban(String text, int from) {
    return IBAN_BEFORE.matcher(text.substring(Math.max(0, from - 36), from)).find();
  }

  private static boolean isIbanHead(String text, int i) {
    char second = text.charAt(i + 2);
    return Character.isLetter(text.charAt(i))
        && Character.isLetter(text.charAt(i + 1))
        && (second >= '0' && second <= '9'
            || (second == ' ' || second == '-') && Character.isDigit(text.charAt(i + 3)));
  }

  /** Where a valid IBAN ends, by the length that its country has, or -1. */
  private static int validIban(String text, int from, int to) {
    IBANValidator.Validator country =
        IBANValidator.DEFAULT_IBAN_VALIDATOR.getValidator(
            text.substring(from, from + 2).toUpperCase(Locale.ROOT));
    if (country == null) {
      return -1;
    }
    StringBuilder compact = new StringBuilder(country.getIbanLength());
    int end = from;
    while (end < to && compact.length() < country.getIbanLength()) {
      char c = text.charAt(end++);
      if (c != ' ' && c != '-') {
        compact.append(c);
      }
    }
    boolean word = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    return word
            && IBANValidator.DEFAULT_IBAN_VALIDATOR.isValid(
                compact.toString().toUpperCase(Locale.ROOT))
        ? end
        : -1;
  }

  /** The longest card from each group of digits on: what follows may be its date or code. */
  private static void cards(String text, int from, int to, List<MaskSpan> found) {
    String digits = digits(text.substring(from, to));
    int[] at = new int[digits.length()];
    for (int i = from, n = 0; i < to; i++) {
      if (Character.isDigit(text.charAt(i))) {
        at[n++] = i;
      }
    }
    for (int first = 0; first + 13 <= at.length; first++) {
      if (first > 0 && at[first - 1] == at[first] - 1 || "01".indexOf(digits.charAt(first)) >= 0) {
        continue;
      }
      for (int count = Math.min(19, at.length - first); count >= 13; count--) {
        int last = first + count - 1;
        if ((last + 1 == at.length || at[last + 1] > at[last] + 1)
            && isCard(text, at[first], digits.substring(first, first + count))) {
          found.add(new MaskSpan(at[first], at[last] + 1, MaskType.CARD));
          first = last;
          break;
        }
      }
    }
  }

  private static boolean isCard(String text, int from, String digits) {
    return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits)
        && (SCHEME.matcher(digits).matches() || nearCard(text, from))
        && (nearCard(text, from) || !Surroundings.isOtherNumber(text, from));
  }

  private static boolean nearCard(String text, int from) {
    return Surroundings.has(NEAR_CARD, text, from);
  }

  private static String digits(String value) {
    StringBuilder digits = new StringBuilder(value.length());
    value.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
