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
          "(?<=[A-Za-z0-9])(?:पर|में|मे|से|को|का|की|के|ने|है|हैं|था|थी|थे|और|तक|पे|भी|ही|तो|वाला|वाली|वाले|द्वारा|नहीं|लिए)(?![\\p{L}\\p{M}])");

  private Postpositions() {}

  /** The text in the same length. */
  static String apart(String text) {
    Matcher glued = GLUED.matcher(text);
    if (!glued.find()) {
      return text;
    }
    StringBuilder apart = new StringBuilder(text);
    do {
      apart.setCharAt(glued.start(), ' ');
    } while (glued.find());
    return apart.toString();
  }
}
