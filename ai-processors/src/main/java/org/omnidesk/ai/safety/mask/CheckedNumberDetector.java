package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
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
      Pattern.compile(START + "[2-9]\\d{3}([ .-]{0,3})\\d{4}\\1\\d{4}" + END);
  private static final Pattern CARD = Pattern.compile(START + "\\d(?:[ -]?\\d){12,18}" + END);
  private static final Pattern IBAN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])[A-Z]{2}[ -]?\\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![\\p{L}\\p{N}_])",
          Pattern.CASE_INSENSITIVE);

  /** Visa, Mastercard, Amex, RuPay, Discover, Diners, JCB, Maestro, UnionPay. */
  private static final Pattern SCHEME =
      Pattern.compile(
          "4\\d{12}(?:\\d{3}){0,2}|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}|3[47]\\d{13}|"
              + "(?:508[5-9]|60\\d\\d|65\\d\\d|81\\d\\d|82\\d\\d|353\\d|356\\d)\\d{12}|"
              + "3(?:0[0-5]|[68]\\d)\\d{11}|35(?:2[89]|[3-8]\\d)\\d{12}|"
              + "(?:50|5[6-9]|6\\d)\\d{10,17}|62\\d{14,17}");

  private static final Pattern NEAR_CARD =
      Surroundings.near("card|cards|visa|mastercard|amex|rupay|maestro|कार्ड|karte|kreditkarte");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    Matcher aadhaar = AADHAAR.matcher(text);
    while (aadhaar.find()) {
      if (VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(digits(aadhaar.group()))
          && !Surroundings.isOtherNumber(text, aadhaar.start())) {
        found.add(new MaskSpan(aadhaar.start(), aadhaar.end(), MaskType.AADHAAR));
      }
    }
    Matcher card = CARD.matcher(text);
    while (card.find()) {
      String digits = digits(card.group());
      if (LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits)
          && (SCHEME.matcher(digits).matches() || nearCard(text, card.start()))
          && !Surroundings.isOtherNumber(text, card.start())) {
        found.add(new MaskSpan(card.start(), card.end(), MaskType.CARD));
      }
    }
    Matcher iban = IBAN.matcher(text);
    int at = 0;
    while (iban.find(at)) {
      int end = validIban(text, iban.start(), iban.end());
      if (end > 0) {
        found.add(new MaskSpan(iban.start(), end, MaskType.IBAN));
      }
      at = end > 0 ? end : iban.start() + 2;
      if (at > text.length()) {
        break;
      }
    }
    return found;
  }

  /** The longest valid IBAN from there on: a word that follows it also looks like its groups. */
  private static int validIban(String text, int from, int to) {
    for (int end = to; end - from >= 15; end--) {
      boolean word = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (word && Character.isLetterOrDigit(text.charAt(end - 1))) {
        String compact = text.substring(from, end).replaceAll("[ -]", "").toUpperCase();
        if (IBANValidator.DEFAULT_IBAN_VALIDATOR.isValid(compact)) {
          return end;
        }
      }
    }
    return -1;
  }

  private static boolean nearCard(String text, int from) {
    return Surroundings.has(NEAR_CARD, text, from);
  }

  private static String digits(String value) {
    return value.replaceAll("\\D", "");
  }
}
