package org.omnidesk.connectors.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Telephone numbers in E.164; whatever is none stays as it came and is never answered. */
final class PhoneNumbers {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  /**
   * Who a message came from or goes to.
   *
   * @param value E.164, or the sender as it came
   * @param reachable whether it is a telephone number, as opposed to a name ({@code VM-HDFCBK}) or
   *     a short code
   */
  record Party(String value, boolean reachable) {}

  private PhoneNumbers() {}

  static boolean isRegion(String region) {
    return region != null && UTIL.getSupportedRegions().contains(region);
  }

  /** Reads a number in any usual notation: {@code +91…}, {@code 0091…}, {@code 09876…}. */
  static Party read(String raw, String region) {
    String value = raw == null ? "" : raw.strip();
    // a name of letters would be read as the digits of a telephone's keys
    if (!value.matches("[+0-9 ().-]{7,25}")) {
      return new Party(value, false);
    }
    try {
      // Kannel writes the international prefix of the SMSC, which is 00 whatever the region dials
      PhoneNumber number =
          UTIL.parse(value.startsWith("00") ? "+" + value.substring(2) : value, region);
      return UTIL.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? new Party(UTIL.format(number, PhoneNumberFormat.E164), true)
          : new Party(value, false);
    } catch (NumberParseException e) {
      return new Party(value, false);
    }
  }
}
