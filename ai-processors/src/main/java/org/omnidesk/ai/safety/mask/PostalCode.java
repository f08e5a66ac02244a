package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** An Indian postal code is called PIN, too. */
final class PostalCode {

  private static final Pattern POSTAL =
      Pattern.compile("\\s?(?:code|कोड)", Pattern.CASE_INSENSITIVE);

  /** An Indian address ends in its postal code, which is called PIN, too. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?i:address|plot|sector|road|rd|street|nagar|floor|building|bldg|dist|district|city|town|village|state|courier|tower|flat|house no|colony|phase|marg|chowk|estate|midc|sipcot|gidc|"
              + "taluka|tal|near|opp|opposite|society|layout|cross|post office|po box|pata|पता|जिला|जिल्हा|शहर|मार्ग|नगर|रोड|गांव)(?![\\p{L}\\p{M}])[^\\n]*(?:\\n[^\\n]*){0,2}$|\\p{Lu}\\p{L}+\\s?[-–,]\\s?$",
          Pattern.UNICODE_CASE);

  private static final Pattern SIX = Pattern.compile("[\\s:.–-]{0,4}[1-8]\\d{2} ?\\d{3}(?!\\d)");

  private PostalCode() {}

  /** {@code PIN code}, {@code Noida, PIN 201309}: a place, no secret. */
  static boolean isPostal(String text, int keyStart, int keyEnd) {
    return POSTAL.matcher(text).region(keyEnd, text.length()).lookingAt()
        || SIX.matcher(text).region(keyEnd, text.length()).useTransparentBounds(true).lookingAt()
            && ADDRESS.matcher(text.substring(Math.max(0, keyStart - 120), keyStart)).find();
  }

  /** As {@link #isPostal(String, int, int)}, for a value that was read already. */
  static boolean isPostal(String key, String text, int keyEnd, String word) {
    return word.length() == 6
        && (key.equals("pin") || key.equals("पिन"))
        && isPostal(text, keyEnd - key.length(), keyEnd);
  }
}
