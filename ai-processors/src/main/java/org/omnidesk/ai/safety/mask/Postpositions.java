package org.omnidesk.ai.safety.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hindi writes a small word behind a value, at times without a blank: {@code 9179024416पर}. A blank
 * takes the place of its first letter, so every rule sees where the value ends.
 */
final class Postpositions {

  private static final Pattern GLUED =
      Pattern.compile(
          "(?<=[A-Za-z0-9])(?:पर|में|मे|से|को|का|की|के|ने|है|हैं|था|थी|थे|और|तक|पे|भी|ही|तो|वाला|वाली|वाले|द्वारा|नहीं|लिए)(?![\\p{L}\\p{M}])"
              // Romanised, behind as many digits as a phone has: fewer carry a unit.
              + "|(?<=\\d{7})(?:pe|par|pr|per|ko|se|ka|ki|ke|hai|h|me|mein|mai|tak|aur|ya|bhi|hi|to|wala|wali)(?![\\p{L}\\p{N}_.@-])",
          Pattern.CASE_INSENSITIVE);

  /** The word before a mobile number, glued to it: {@code mob9304417726}. */
  private static final Pattern GLUED_BEFORE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_])(?:no|nos|num|number|nmbr|nambar|mob|mobile|mo|ph|phone|call|at|on|se|pe|par|pr|ko|cell|whatsapp|wa|नंबर|नं|मोबाइल|मो|फोन|पर|को|से)(?=(?:0|91|\\+91)?[6-9]\\d{9}(?!\\d))",
          Pattern.CASE_INSENSITIVE);

  private Postpositions() {}

  /** The text in the same length. */
  static String apart(String text) {
    StringBuilder apart = null;
    Matcher glued = null;
    for (int i = 1; i < text.length(); i++) {
      if (!isSeam(text.charAt(i - 1), text.charAt(i))) {
        continue;
      }
      glued = glued == null ? GLUED.matcher(text).useTransparentBounds(true) : glued;
      boolean behind = glued.usePattern(GLUED).region(i, text.length()).lookingAt();
      int start = Math.max(0, i - 10);
      if (behind || glued.usePattern(GLUED_BEFORE).region(start, i).find()) {
        apart = apart == null ? new StringBuilder(text) : apart;
        apart.setCharAt(behind ? i : i - 1, ' ');
      }
    }
    return apart == null ? text : apart.toString();
  }

  /** Where a script ends, or digits begin or end. */
  private static boolean isSeam(char before, char after) {
    boolean digit = before >= '0' && before <= '9';
    boolean next = after >= '0' && after <= '9';
    return after > 0x7F
        ? digit || before >= 'A' && before <= 'z' && Character.isLetter(before)
        : digit != next && (next ? Character.isLetter(before) : Character.isLetter(after));
  }
}
