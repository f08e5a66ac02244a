package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digits of a one-time code, a PIN or a TAN near the word that names it. */
final class OneTimeCodes {

  private static final int NEAR = 44;
  private static final int REACH = 80;

  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.,/+#-])(?<!\\d[ :])(?:\\d{4,8}|\\d{3}[ -]\\d{3})(?![\\p{L}\\p{N}_/%])(?![ .,:-]\\d)");

  /** {@code asked for my OTP. I told him 660912}. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:told|gave|give|given|shared|share|said|entered|typed|sent|read out|came|got|received|aaya|aya|mila|mili|आया|मिला|bataya|bata diya|diya|de diya|dala|daala|बताया|बता दिया|दिया|डाला)(?: (?:him|her|them|it|was|as|the|code|number|usko|unko))?[\\s:\"']{1,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** {@code otp from vendor is}: who sent it, and no number of his. */
  private static final Pattern ISSUED =
      Pattern.compile(
          "(?:otp|pin|code|passcode|tan)\\s(?:from|frm|of|by|se)\\s(?:the\\s|my\\s)?\\p{L}{2,15}\\s?(?:is|was|hai|:)\\s?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  /** Words that count or name something else before or after a number. */
  private static final Pattern COUNTED_BEFORE =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:room|floor|ext|extn|extension|desk|port|vlan|line|counter|branch|sector|gate|bay|rs|inr|usd|eur|amount|ending|ends|digits|last|since|year|in|of|from|for|emp|employee|id|user|staff|code is not|more than|over|about|around|sal|"
              + "कर्मचारी|रुपये|रु|₹|\\$|€|area|city|pin ?code|पिन कोड|pincode|kb|event|error|build|plot|flat|bus|seat|model|ticket|order|txn)"
              + "\\.?\\s?(?:no|number|in|with|से|me|में|is|:|#|code|id)?[\\s.:#]{0,3}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern COUNTED_AFTER =
      Pattern.compile(
          "\\s?-?(?:min|minute|minutes|mins|hour|hours|hrs|days?|din|ghant|baar|bar|bars|times|sec|seconds|digits?|characters|log|users?|people|employees|rs|rupee|rupay|rupaye|attempts|devices|laptops|lines|emails?|mails?|"
              + "बार|मिनट|अंक|दिन|घंट|लोग|रुपये|gb|mb|km|percent|series|model|wala laptop|ticket|error)(?![\\p{L}]).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /** {@code the code 118 204 from Authenticator}. */
  private static final Keyed SPOKEN =
      new Keyed(
          "co nu di zi za ko",
          Pattern.compile(
              "(?:code|codes|number|digits|ziffern|zahl|kode)(?:\\s(?:is|was|hai|ist|war|lautet))?\\s?:?\\s{1,2}[\"']?(\\d{3}[ -]?\\d{3}|\\d{4,8})(?![\\p{L}\\p{N}_/%])(?![ .,:-]\\d)",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern FACTOR =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:authenticator|otp|share|expires|valid|gültig|two-?factor|2-?fa|mfa|zwei-?faktor|2-?faktor|multi-?factor|sms|verif\\p{L}*|sign-?in|log-?in|anmeld\\p{L}*|one-time|einmal\\p{L}*|token)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_CODE =
      Pattern.compile(
          "(?:error|exit|return|returns|status|http|response|reason|stop|event|country|area|zip|postal|material|company|cost|vendor|item|tax|hsn|branch|bar|qr|source|city|std|dial|promo|coupon|transaction|movement|fehler|result|reference|ref|phone|mobile|contact|ticket|order|serial|account|model|version|build|room|employee|emp|staff|customer|my|mera)[\\s-]$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CHANGED = Pattern.compile("\\s(?:to|into|->)\\s\\d{3,8}");
  private static final int AROUND = 60;

  private OneTimeCodes() {}

  /**
   * @param keys from and to of the words that name a code of digits, in order
   */
  static void find(String text, List<int[]> keys, List<MaskSpan> found) {
    for (int[] window : SecretNeighbours.windows(text, keys, REACH, REACH)) {
      find(text, window, keys, found);
    }
    SPOKEN.each(
        text,
        code -> {
          String around =
              text.substring(
                  Math.max(0, code.start() - AROUND), Math.min(text.length(), code.end() + AROUND));
          if (!YEAR.matcher(code.group(1)).matches()
              && !NO_CODE
                  .matcher(text.substring(Math.max(0, code.start() - 14), code.start()))
                  .find()
              && FACTOR.matcher(around).find()) {
            found.add(new MaskSpan(code.start(1), code.end(1), MaskType.PASSWORD));
          }
        });
  }

  /** {@code changes from 2210 to 8834}. */
  private static boolean isChanged(String text, int from, int to) {
    return text.startsWith("from ", Math.max(0, from - 5))
        && Surroundings.follows(CHANGED, text, to, 14);
  }

  private static void find(String text, int[] window, List<int[]> keys, List<MaskSpan> found) {
    Matcher code = CODE.matcher(text).region(window[0], window[1]);
    code.useTransparentBounds(true);
    while (code.find()) {
      if (!YEAR.matcher(code.group()).matches()
          && (SecretNeighbours.inSentence(text, code.start(), code.end(), keys, NEAR)
              || Surroundings.has(TOLD, text, code.start(), 24))
          && (!Surroundings.has(COUNTED_BEFORE, text, code.start())
              || isChanged(text, code.start(), code.end()))
          && (!Surroundings.isOtherNumber(text, code.start())
              || Surroundings.has(ISSUED, text, code.start(), 44))
          && !COUNTED_AFTER
              .matcher(text.substring(code.end(), Math.min(text.length(), code.end() + 20)))
              .matches()) {
        found.add(new MaskSpan(code.start(), code.end(), MaskType.PASSWORD));
      }
    }
  }
}
