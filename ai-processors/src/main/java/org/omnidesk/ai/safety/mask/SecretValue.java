package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;

/** A token without what surrounds it; a quoted one up to its closing quote. */
record SecretValue(String text, int from, int to, boolean quoted) {

  private static final int QUOTED = 80;

  MaskSpan span() {
    return new MaskSpan(from, to, MaskType.PASSWORD);
  }

  static SecretValue of(String text, int start, int limit) {
    int from = start;
    while (from < limit && "(\"'`[{<*".indexOf(text.charAt(from)) >= 0) {
      char open = text.charAt(from);
      if (open == '"' || open == '\'' || open == '`') {
        int close = closing(text, open, from + 1, Math.min(limit, from + QUOTED));
        if (close > from + 1) {
          return new SecretValue(text.substring(from + 1, close), from + 1, close, true);
        }
      }
      from++;
    }
    int to = from;
    while (to < limit
        && !Character.isWhitespace(text.charAt(to))
        && !(to > from && text.startsWith("</", to))) {
      to++;
    }
    while (to > from && ".,;:?)]}\"'`।>".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return new SecretValue(text.substring(from, to), from, to, false);
  }

  /** Where the quote closes in the same line, or -1. */
  private static int closing(String text, char quote, int from, int limit) {
    for (int i = from; i < limit && text.charAt(i) != '\n'; i++) {
      if (text.charAt(i) == quote) {
        return i;
      }
    }
    return -1;
  }

  /** Without the marks that end a sentence or a bracket. */
  static String bare(String token) {
    int end = token.length();
    while (end > 0 && ".,;:)]}।?\"'".indexOf(token.charAt(end - 1)) >= 0) {
      end--;
    }
    return token.substring(0, end);
  }

  /** The group of a match, without such marks. */
  static void add(Matcher matcher, int group, List<MaskSpan> found) {
    int length = bare(matcher.group(group)).length();
    if (length > 0) {
      int from = matcher.start(group);
      found.add(new MaskSpan(from, from + length, MaskType.PASSWORD));
    }
  }
}
