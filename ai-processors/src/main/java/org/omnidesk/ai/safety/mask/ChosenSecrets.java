package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wide net: where a secret is spoken of, whatever looks like one that a person chose is taken
 * for it, in the same sentence or the one beside it, unless it is recognisably something else. A
 * value masked too much comes back after the call outside, a secret that went there does not.
 */
final class ChosenSecrets {

  /** In chars, between the word that names a secret and the secret. */
  private static final int REACH = 150;

  /** How many sentences may end between the two. */
  private static final int SENTENCES = 1;

  private static final Pattern TOKEN = Pattern.compile("\\S{4,60}");

  private static final Pattern QUOTED =
      Pattern.compile("(?<![\\p{L}\\p{N}])([\"'`])([^\"'`\\n]{6,30})\\1(?![\\p{L}\\p{N}])");

  /** A full stop before a small letter ends an abbreviation; a broken line goes on. */
  private static final Pattern END =
      Pattern.compile(
          "[.?!][\"')]?\\s+(?=[>|\"'(\\s]*[\\p{Lu}\\p{Lo}])[\\s>|]*|।[\\s>|]*|\\n[\\s>|]*(?!\\p{Ll})");

  private ChosenSecrets() {}

  /**
   * @param keys from and to of the words that name a secret, in order
   */
  static void find(String text, List<int[]> keys, List<MaskSpan> found) {
    List<int[]> windows = SecretNeighbours.windows(text, keys, REACH + 60, REACH + 60);
    Windows.each(TOKEN, text, windows, token -> addToken(text, token, keys, found));
    Windows.each(QUOTED, text, windows, quoted -> addQuoted(text, quoted, keys, found));
  }

  private static void addToken(String text, Matcher token, List<int[]> keys, List<MaskSpan> found) {
    int from = token.start();
    int to = token.end();
    if (from > 0 && !Character.isWhitespace(text.charAt(from - 1))
        || to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      return; // a part of something longer
    }
    while (from < to && "\"'`([{<:;,-–=>|*_".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'`)]}>.,;:?।|".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    to = ChosenShape.withoutSuffix(text, from, to);
    String word = text.substring(from, to);
    if (ChosenShape.isWord(word)
        && !OtherThings.isOther(word)
        && !(ChosenShape.isOdd(word)
            ? OtherLabels.isUser(text, from)
            : OtherLabels.isLabelled(text, from, to))
        && isNear(text, from, to, keys)) {
      found.add(new MaskSpan(from, to, MaskType.PASSWORD));
    }
  }

  private static void addQuoted(
      String text, Matcher quoted, List<int[]> keys, List<MaskSpan> found) {
    if (ChosenShape.isPhrase(quoted.group(2))
        && !OtherLabels.isUser(text, quoted.start(2))
        && isNear(text, quoted.start(), quoted.end(), keys)) {
      found.add(new MaskSpan(quoted.start(2), quoted.end(2), MaskType.PASSWORD));
    }
  }

  /** Whether one of the two nearest keys is near enough and no further than one sentence off. */
  private static boolean isNear(String text, int from, int to, List<int[]> keys) {
    int next = SecretNeighbours.next(keys, from);
    return next < keys.size() && isBeside(text, to, keys.get(next)[0])
        || next > 0 && isBeside(text, keys.get(next - 1)[1], from);
  }

  private static boolean isBeside(String text, int from, int to) {
    if (from >= to) {
      return from - to < 60; // the key stands inside the value
    }
    if (to - from > REACH) {
      return false;
    }
    return Windows.count(END, text, from, to) <= SENTENCES;
  }
}
