package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail addresses, also with {@code (at)}, {@code [dot]} and spelled out. */
final class EmailDetector implements Detector {

  private static final String LOCAL =
      "(?<![\\p{L}\\p{N}\\p{M}_])[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}\\p{M}_.+'%&~-]{0,62}[\\p{L}\\p{N}\\p{M}_+-])?";
  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?";
  private static final String AT =
      "(?:\\s?@\\s?|\\s{0,2}[\\[({<]\\s?(?:at|@|एट|ऐट)\\s?[\\])}>]\\s{0,2})";
  private static final String DOT =
      "(?:\\.|\\s{0,2}[\\[({<]\\s?(?:dot|\\.|डॉट)\\s?[\\])}>]\\s{0,2})";
  private static final String TOP = "[\\p{L}][\\p{L}\\p{M}]{1,23}(?![\\p{L}\\p{N}])";

  private static final Pattern WITH_SIGN =
      Pattern.compile(LOCAL + AT + "(?:" + LABEL + DOT + "){1,8}" + TOP, Pattern.CASE_INSENSITIVE);

  private static final Pattern SPELLED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._-])[a-z0-9_](?:[a-z0-9_.+'-]|\\sdot\\s(?=[a-z0-9])){0,60}"
              + "\\s(?:at|एट|ऐट)(?:\\sthe\\srate(?:\\sof)?)?\\s[a-z0-9][a-z0-9-]{0,60}"
              + "(?:(?:\\s(?:dot|डॉट)\\s|\\.)[a-z][a-z0-9-]{0,60}){0,3}"
              + "(?:\\s(?:dot|डॉट)\\s)(?:com|in|org|net|co|edu|gov|io|de|uk|us|eu|info|biz|test|local|example)"
              + "(?:\\s(?:dot|डॉट)\\s(?:in|uk|org|com))?(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    if (text.indexOf('@') >= 0
        || text.indexOf('[') >= 0
        || text.indexOf('(') >= 0
        || text.indexOf('{') >= 0
        || text.indexOf('<') >= 0) {
      Matcher matcher = WITH_SIGN.matcher(text);
      for (int[] window : Windows.around(text, EmailDetector::isAt, 72, 320)) {
        matcher.region(window[0], window[1]);
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
          found.add(new MaskSpan(matcher.start(), matcher.end(), MaskType.EMAIL));
        }
      }
    }
    if (text.contains("dot") || text.contains("DOT") || text.contains("डॉट")) {
      Matcher matcher = SPELLED.matcher(text);
      while (matcher.find()) {
        found.add(new MaskSpan(matcher.start(), matcher.end(), MaskType.EMAIL));
      }
    }
    return found;
  }

  private static boolean isAt(String text, int i) {
    char c = text.charAt(i);
    if (c == '@') {
      return true;
    }
    if (c != '[' && c != '(' && c != '{' && c != '<') {
      return false;
    }
    String next = text.substring(i + 1, Math.min(text.length(), i + 5)).strip().toLowerCase();
    return next.startsWith("at") || next.startsWith("एट") || next.startsWith("ऐट");
  }
}
