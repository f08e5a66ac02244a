package org.omnidesk.connectors.sms;

/**
 * How long a text is as an SMS (3GPP TS 23.038, 23.040).
 *
 * @param ucs2 whether one character outside the GSM 7-bit alphabet makes all of it UTF-16
 * @param units septets, or UTF-16 units
 * @param segments parts it travels in: 160 then 153 septets, 70 then 67 units; an escaped character
 *     and a surrogate pair are never torn apart
 */
record SmsLength(boolean ucs2, int units, int segments) {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String ESCAPED = "\f^{}\\[~]|€";

  static SmsLength of(String text) {
    boolean ucs2 = text.codePoints().anyMatch(c -> BASIC.indexOf(c) < 0 && ESCAPED.indexOf(c) < 0);
    int single = ucs2 ? 70 : 160;
    int each = ucs2 ? 67 : 153;
    int units = 0;
    int segments = 1;
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      int cost = ucs2 ? Character.charCount(c) : ESCAPED.indexOf(c) >= 0 ? 2 : 1;
      units += cost;
      if (used + cost > each) {
        segments++;
        used = 0;
      }
      used += cost;
    }
    return new SmsLength(ucs2, units, units <= single ? 1 : segments);
  }
}
