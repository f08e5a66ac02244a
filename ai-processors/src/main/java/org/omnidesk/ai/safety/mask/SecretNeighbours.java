package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in the neighbourhood of the word that names them, before or after it and whatever stands
 * between: what has the look that password rules ask for.
 */
final class SecretNeighbours {

  private static final int BEFORE = 110;
  private static final int AFTER = 170;

  private static final Pattern TOKEN = Pattern.compile("\\S+");
  private static final Pattern FOR_SOMEONE =
      Pattern.compile(
          "(?:^|\\s)(?:for|of|user|username|user name|userid|user id|id|login|login id|laptop|pc|server|host|printer|version|model|system|named|by|hi|dear|from|account|file|folder|to)\\s?(?:is|:|-)?\\s?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STATED = Pattern.compile("(?:[:=]|->|=>)\\s{0,2}$");
  private static final Pattern OPEN = Pattern.compile("\\([\"']?$");

  /** Small letters, digits and a sign: papers and messages are numbered in capitals. */
  private static final Pattern BRACKETED =
      Pattern.compile("(?=.*\\p{Ll})(?=.*\\d)(?=.*[-_!@#$%&*])[\\p{L}\\d!@#$%&*_-]{6,30}");

  private static final Pattern QUOTED = Pattern.compile("[:=]\\s{0,2}[\"'`]$");
  static final Pattern END_OF_SENTENCE = Pattern.compile("[.?!](?=\\s)|[।\\n]");

  private SecretNeighbours() {}

  /**
   * @param keys from and to of the words that name a secret, in order
   */
  static void find(String text, List<int[]> keys, List<MaskSpan> found) {
    for (int[] window : windows(text, keys, BEFORE, AFTER)) {
      tokens(text, window, keys, found);
    }
  }

  private static void tokens(String text, int[] window, List<int[]> keys, List<MaskSpan> found) {
    Matcher token = TOKEN.matcher(text).region(window[0], window[1]);
    token.useTransparentBounds(true);
    while (token.find()) {
      if (token.start() == window[0]
              && token.start() > 0
              && !Character.isWhitespace(text.charAt(token.start() - 1))
          || token.end() == window[1]
              && token.end() < text.length()
              && !Character.isWhitespace(text.charAt(token.end()))) {
        continue;
      }
      int from = token.start();
      int to = token.end();
      while (from < to && "\"'`([{<:;,-".indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      while (to > from && "\"'`)]}>.,;:?।".indexOf(text.charAt(to - 1)) >= 0) {
        to--;
      }
      String word = text.substring(from, to);
      if (Secrets.isGenerated(word)
          || Secrets.isMixed(word)
              && Surroundings.has(STATED, text, from, 4)
              && !SecretFollower.isMake(text, to)
              && inSentence(text, from, to, keys)
          || Secrets.isNameAndYear(word)
              && inSentence(text, from, to, keys)
              && !Surroundings.has(FOR_SOMEONE, text, from)
          || Secrets.looks(word, true)
              && Surroundings.has(QUOTED, text, from, 5)
              && text.startsWith(text.substring(from - 1, from), to)
              && inSentence(text, from, to, keys)
          || Secrets.looks(word, true)
              && BRACKETED.matcher(word).matches()
              && Surroundings.has(OPEN, text, from, 3)
              && text.startsWith(")", to)
              && inSentence(text, from, to, keys)
          || SecretStory.isTold(text, from, to, inSentence(text, from, to, keys))) {
        found.add(new MaskSpan(from, to, MaskType.PASSWORD));
      }
    }
  }

  private static boolean inSentence(String text, int from, int to, List<int[]> keys) {
    return inSentence(text, from, to, keys, AFTER);
  }

  /** Whether a key stands in the same sentence, at most so many chars away. */
  static boolean inSentence(String text, int from, int to, List<int[]> keys, int reach) {
    int next = next(keys, from);
    return next < keys.size()
            && keys.get(next)[0] - to < Math.min(BEFORE, reach)
            && !isDivided(text, to, keys.get(next)[0])
        || next > 0
            && from - keys.get(next - 1)[1] < reach
            && !isDivided(text, Math.min(from, keys.get(next - 1)[1]), from);
  }

  /** Index of the first key that begins at or behind a place; their number where none does. */
  static int next(List<int[]> keys, int from) {
    int low = 0;
    int high = keys.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (keys.get(middle)[0] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isDivided(String text, int from, int to) {
    return from < to
        && END_OF_SENTENCE.matcher(text).region(from, to).useTransparentBounds(true).find();
  }

  static List<int[]> windows(String text, List<int[]> keys, int before, int after) {
    List<int[]> windows = new ArrayList<>();
    for (int[] key : keys) {
      int from = Math.max(0, key[0] - before);
      int to = Math.min(text.length(), key[1] + after);
      int[] last = windows.isEmpty() ? null : windows.get(windows.size() - 1);
      if (last != null && last[1] >= from) {
        last[1] = to;
      } else {
        windows.add(new int[] {from, to});
      }
    }
    return windows;
  }
}
