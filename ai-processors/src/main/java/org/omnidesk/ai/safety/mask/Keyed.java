package org.omnidesk.ai.safety.mask;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that can only begin at the start of a word with one of a few pairs of letters. The
 * pairs are looked up first: an alternation of dozens of words tried at each char of a long text
 * would cost seconds.
 */
final class Keyed {

  private static final int REACH = 420;

  private final Pattern pattern;
  private final BitSet pairs = new BitSet();

  /**
   * @param pairs the first two chars of every alternative, lower case, separated by blanks; an
   *     underscore stands for a blank
   */
  Keyed(String pairs, Pattern pattern) {
    this.pattern = pattern;
    for (String pair : pairs.split(" ")) {
      this.pairs.set(key(pair.charAt(0), pair.charAt(1) == '_' ? ' ' : pair.charAt(1)));
    }
  }

  /** Matches in order, none overlapping another. */
  void each(String text, Consumer<Matcher> found) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int i = 0; i + 1 < text.length(); i++) {
      if (pairs.get(key(lower(text.charAt(i)), lower(text.charAt(i + 1)))) && starts(text, i)) {
        matcher.region(i, Math.min(text.length(), i + REACH));
        if (matcher.lookingAt() && matcher.end() > i) {
          int end = matcher.end();
          found.accept(matcher);
          i = end - 1;
        }
      }
    }
  }

  /** Also inside {@code dbPassword}. */
  private static boolean starts(String text, int i) {
    if (i == 0) {
      return true;
    }
    char before = text.charAt(i - 1);
    return !Character.isLetterOrDigit(before)
            && Character.getType(before) != Character.NON_SPACING_MARK
            && Character.getType(before) != Character.COMBINING_SPACING_MARK
        || Character.isLowerCase(before) && Character.isUpperCase(text.charAt(i));
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  /** Some pairs share a key: the pattern decides. */
  private static int key(char first, char second) {
    return (first * 131 ^ second) & 0xFFFF;
  }
}
