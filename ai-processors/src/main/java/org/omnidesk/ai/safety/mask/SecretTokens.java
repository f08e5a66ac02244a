package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and tokens that show by their own shape: what issuers put before them, blocks of PEM. */
final class SecretTokens {

  /** Prefixes that issuers document, tokens of three parts, blocks of keys. */
  private static final Keyed KNOWN =
      new Keyed(
          "sk gh gi gl ak as xo ai pk rk sg hv np do ey ya sh pa dc sq sl",
          Pattern.compile(
              "(?<![\\p{L}\\p{N}_-])(?:sk-(?:ant-|proj-)?[A-Za-z0-9_-]{16,200}|(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{16,80}|github_pat_[A-Za-z0-9_]{20,120}|"
                  + "glpat-[A-Za-z0-9_-]{16,60}|(?:AKIA|ASIA)[A-Z0-9]{12,20}|xox[abprs]-[A-Za-z0-9-]{10,120}|AIza[A-Za-z0-9_-]{30,50}|"
                  + "(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,80}|SG\\.[A-Za-z0-9_-]{16,40}\\.[A-Za-z0-9_-]{16,60}|hvs\\.[A-Za-z0-9_-]{16,120}|"
                  + "npm_[A-Za-z0-9]{30,50}|dop_v1_[a-f0-9]{40,70}|ya29\\.[A-Za-z0-9_-]{20,200}|shpat_[a-f0-9]{32}|eyJ[A-Za-z0-9_-]{5,200}\\.[A-Za-z0-9_-]{5,200}(?:\\.[A-Za-z0-9_-]{0,200})?)[A-Za-z0-9_.-]{0,4000}+(?<![.-])"));

  /** Eight groups of six digits open a BitLocker drive. */
  private static final Pattern RECOVERY =
      Pattern.compile("(?<![\\p{L}\\p{N}-])\\d{6}(?:[- ]\\d{6}){7}(?![\\p{L}\\p{N}-])");

  private static final String BEGIN = "-----BEGIN ";

  private static final String PRIVATE = "PRIVATE KEY";

  private static final String END = "-----END ";

  private static final Pattern HTTP =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:bearer|basic|token|apikey|negotiate)\\s{1,2}([A-Za-z0-9+/=._~-]{16,400})",
          Pattern.CASE_INSENSITIVE);

  private SecretTokens() {}

  static void find(String text, List<MaskSpan> found) {
    KNOWN.each(text, match -> SecretValue.add(match, 0, found));
    block(text, found);
    Windows.each(
        RECOVERY, text, Windows.ofDigits(text, 1, 8), match -> SecretValue.add(match, 0, found));
    Windows.each(
        HTTP,
        text,
        Windows.around(text, SecretTokens::isHttp, 1, 420),
        match -> addToken(match, found));
  }

  private static boolean isHttp(String text, int i) {
    char c = (char) (text.charAt(i) | 0x20);
    return (c == 'b' || c == 't' || c == 'a' || c == 'n')
        && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
        && (text.regionMatches(true, i, "bearer ", 0, 7)
            || text.regionMatches(true, i, "basic ", 0, 6)
            || text.regionMatches(true, i, "token ", 0, 6)
            || text.regionMatches(true, i, "apikey ", 0, 7)
            || text.regionMatches(true, i, "negotiate ", 0, 10));
  }

  private static void addToken(Matcher match, List<MaskSpan> found) {
    String value = match.group(1);
    if (value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter)) {
      SecretValue.add(match, 1, found);
    }
  }

  /** A private key as text, to its end line or as far as one may reach. */
  private static void block(String text, List<MaskSpan> found) {
    for (int from = text.indexOf(BEGIN); from >= 0; from = text.indexOf(BEGIN, from + 1)) {
      int head = within(text, "-----", from + BEGIN.length(), from + 80);
      if (head < 0 || !text.substring(from, head).endsWith(PRIVATE)) {
        continue;
      }
      int end = within(text, END, head, head + 8000);
      int close = end < 0 ? -1 : within(text, "-----", end + END.length(), head + 8000);
      int to = close < 0 ? body(text, head + 5) : close + 5;
      found.add(new MaskSpan(from, to, MaskType.PASSWORD));
      from = to - 1;
    }
  }

  private static int within(String text, String part, int from, int limit) {
    if (from >= text.length()) {
      return -1;
    }
    int at = text.substring(from, Math.min(text.length(), Math.max(from, limit))).indexOf(part);
    return at < 0 ? -1 : from + at;
  }

  private static int body(String text, int from) {
    int to = from;
    while (to < text.length()
        && to - from < 8000
        && (Character.isWhitespace(text.charAt(to))
            || Character.isLetterOrDigit(text.charAt(to))
            || "+/=".indexOf(text.charAt(to)) >= 0)) {
      to++;
    }
    return to;
  }
}
