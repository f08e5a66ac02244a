package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that show by their own shape or by a fixed turn of phrase around them. */
final class SecretShapes {

  /** Prefixes that issuers document, tokens of three parts, blocks of keys. */
  private static final Keyed KNOWN =
      new Keyed(
          "sk gh gi gl ak as xo ai pk rk sg hv np do ey ya sh pa dc sq sl",
          Pattern.compile(
              "(?<![\\p{L}\\p{N}_-])(?:sk-(?:ant-|proj-)?[A-Za-z0-9_-]{16,200}|(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{16,80}|github_pat_[A-Za-z0-9_]{20,120}|"
                  + "glpat-[A-Za-z0-9_-]{16,60}|(?:AKIA|ASIA)[A-Z0-9]{12,20}|xox[abprs]-[A-Za-z0-9-]{10,120}|AIza[A-Za-z0-9_-]{30,50}|"
                  + "(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,80}|SG\\.[A-Za-z0-9_-]{16,40}\\.[A-Za-z0-9_-]{16,60}|hvs\\.[A-Za-z0-9_-]{16,120}|"
                  + "npm_[A-Za-z0-9]{30,50}|dop_v1_[a-f0-9]{40,70}|ya29\\.[A-Za-z0-9_-]{20,200}|shpat_[a-f0-9]{32}|eyJ[A-Za-z0-9_-]{5,200}\\.[A-Za-z0-9_-]{5,200}(?:\\.[A-Za-z0-9_-]{0,200})?)[A-Za-z0-9_.-]{0,4000}+(?<![.-])"));

  private static final String BEGIN = "-----BEGIN ";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String END = "-----END ";
  private static final Pattern IN_URL =
      Pattern.compile("://[^\\s/:@]{0,64}:([^\\s/\"'<>]{1,128})@");
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<!\\S)(?:--?(?:password|pass|pwd|token|secret|api-key)[ =]|/p(?:assword)?:)[\"']?([^\\s\"']{3,100})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HTTP =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:bearer|basic|token|apikey|negotiate)\\s{1,2}([A-Za-z0-9+/=._~-]{16,400})",
          Pattern.CASE_INSENSITIVE);

  /** The value first: {@code X is my password}, {@code X mera password hai}. */
  private static final Pattern REVERSED =
      Pattern.compile(
          "(?<!\\S)[\"'(`]?(\\S{4,64}?)[\"')`,]?\\s(?:(?:is|was|as)\\s(?:my|the|our|his|her|their|your|a|its)?(?:\\s?\\p{L}{2,12}){0,2}|(?:ye|yeh|yah|यह|ये)?\\s?(?:mera|meri|hamara|uska|iska|मेरा|हमारा|उसका|इसका|as|ही)(?:\\s(?:naya|purana|नया|पुराना|wifi|vpn|sap))?)"
              + "\\s?(?:password|passcode|pwd|passphrase|pin|otp|पासवर्ड|पिन|ओटीपी)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A user and what opens the door: {@code login: admin / X}. */
  private static final Keyed PAIR =
      new Keyed(
          "cr lo us id si ro ad यू लॉ आई",
          Pattern.compile(
              "(?:credentials?|creds|login(?: details)?|log ?in|user(?:name)?\\s?/\\s?pass(?:word)?|id\\s?/\\s?pass(?:word)?|user/pwd|id password|id pass|user ?name|user ?id|user(?!-agent)|logon|sign in|root|admin|administrator|यूज़र|यूजर|लॉगिन|आईडी)"
                  + "(?:\\s(?:are|is|hai|with|as|using))?\\s?[:=-]?\\s{0,2}[\"']?(?!(?:user|username|user name|login|id|email|mail)\\s?[:=])[^\\s\"/|,;]{2,64}[\"']?\\s{0,2}(?:/|\\||,|:|;)\\s{0,2}[\"']?([^\\s\"']{4,64})",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

  /** Tools that take a secret on the command line. */
  private static final Keyed SHELL =
      new Keyed(
          "my ma ss ne cu sq wg",
          Pattern.compile(
              "(?:(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)\\s[^\\n]{0,80}?(?<=\\s)-p\\s?[\"']?|net\\suse\\s[^\\n]{0,100}?/user:\\S{1,64}\\s[\"']?|"
                  + "(?:curl|wget)\\s(?:[^\\n]{0,160}?\\s)?(?:-u|--user)\\s[\"']?[^\\s:]{1,64}:|sqlplus\\s[\\w$#.]{1,40}/)([^\\s\"'@]{1,40}@?[^\\s\"'@]{1,40})",
              Pattern.CASE_INSENSITIVE));

  /** {@code SSID Guest, key X}. */
  private static final Keyed WIRELESS =
      new Keyed(
          "ss wi wl ho",
          Pattern.compile(
              "(?:ssid|wi-?fi|wlan|hotspot)(?![\\p{L}])[^\\n]{0,60}?[\\s,;(](?:key|schlüssel|netzwerkschlüssel|code|psk)(?:\\s(?:is|hai|ist|lautet))?\\s?[:=-]?\\s{0,2}[\"']?([^\\s\"']{5,64})",
              Pattern.CASE_INSENSITIVE));

  /** What opens a device to SNMP. */
  private static final Keyed COMMUNITY =
      new Keyed(
          "co sn",
          Pattern.compile(
              "(?:snmp[ -])?community(?:\\s(?:string|name))(?:\\s(?:is|was)\\s|\\s?[:=]\\s{0,3}|\\s)[\"']?((?=[^\\s\"',;]*[-_@#\\d])[^\\s\"',;]{4,40}|(?<=[:=]\\s{0,3})[^\\s\"',;]{4,40})",
              Pattern.CASE_INSENSITIVE));

  /** {@code Monsoon@2022}: how people build a password; a time of day is none. */
  private static final Pattern WORD_SIGN_YEAR =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.@/\\\\-])(\\p{Lu}\\p{Ll}{2,14}[@!$&*](?:(?:19|20)\\d\\d|\\d{3}|\\d{5,6}|\\d{1,6}[!@#$*]{1,2}))(?![\\p{L}\\p{N}_@-])(?!\\.\\p{L})");

  /** {@code CREATE USER x IDENTIFIED BY "X"}. */
  private static final Keyed SQL =
      new Keyed(
          "id",
          Pattern.compile(
              "identified by\\s{1,3}[\"']?([^\\s\"';]{3,64})", Pattern.CASE_INSENSITIVE));

  /** {@code root / X}. */
  private static final Keyed ACCOUNT =
      new Keyed(
          "ro ad sy sa op gu sv",
          Pattern.compile(
              "(?:root|admin|administrator|sysadmin|sysdba|sa|system|operator|guest|svc[_-][a-z0-9]{1,20})\\s?/\\s?(\\S{4,64})",
              Pattern.CASE_INSENSITIVE));

  /** Old and new, where the text names a password somewhere. */
  private static final Keyed FROM_TO =
      new Keyed(
          "fr se से",
          Pattern.compile(
              "(?:from|se|से)\\s[\"']?(\\S{4,64})\\s(?:to|ko|into|->|→)\\s[\"']?(\\S{4,64})",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://.*|[^@]+@[\\w-]+(\\.[\\w-]+)+|(?:\\\\\\\\|//).*");

  private static final Pattern SETTING = Pattern.compile("[\\p{L}_.-]{2,30}[=:].*");

  private SecretShapes() {}

  /**
   * @param keys from and to of the words that name a secret, in order
   */
  static void find(String text, List<int[]> keys, List<MaskSpan> found) {
    KNOWN.each(text, match -> add(match, 0, found));
    block(text, found);
    Windows.each(
        IN_URL,
        text,
        Windows.around(text, (t, i) -> t.startsWith("://", i), 0, 200),
        match -> add(match, 1, found));
    if (!keys.isEmpty() || text.contains("/p:")) {
      Windows.each(
          OPTION,
          text,
          Windows.around(text, SecretShapes::isOption, 1, 130),
          match -> add(match, 1, found));
    }
    Windows.each(
        HTTP,
        text,
        Windows.around(text, SecretShapes::isHttp, 1, 420),
        match -> addToken(match, found));
    SHELL.each(
        text,
        match -> {
          if (isSecret(match.group(1))) {
            add(match, 1, found);
          }
        });
    Windows.each(
        WORD_SIGN_YEAR,
        text,
        Windows.around(text, (t, i) -> "@!$&*".indexOf(t.charAt(i)) >= 0, 18, 12),
        match -> add(match, 1, found));
    SQL.each(text, match -> add(match, 1, found));
    COMMUNITY.each(text, match -> add(match, 1, found));
    WIRELESS.each(text, match -> addSecret(match, found));
    PAIR.each(text, match -> addSecret(match, found));
    ACCOUNT.each(text, match -> addSecret(match, found));
    if (!keys.isEmpty()) {
      Windows.each(REVERSED, text, around(text, keys), match -> addSecret(match, found));
      FROM_TO.each(
          text,
          change -> {
            if (isSecret(change.group(1)) && isSecret(change.group(2))) {
              add(change, 1, found);
              add(change, 2, found);
            }
          });
    }
  }

  private static boolean isOption(String text, int i) {
    char c = text.charAt(i);
    return (c == '-' || c == '/')
        && i + 1 < text.length()
        && "-ptsaPTSA".indexOf(text.charAt(i + 1)) >= 0;
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
      add(match, 1, found);
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

  private static List<int[]> around(String text, List<int[]> keys) {
    int[] next = {0};
    return Windows.around(
        text,
        (t, i) -> {
          if (next[0] < keys.size() && keys.get(next[0])[0] == i) {
            next[0]++;
            return true;
          }
          return false;
        },
        110,
        24);
  }

  private static void addSecret(Matcher match, List<MaskSpan> found) {
    if (isSecret(match.group(1))) {
      add(match, 1, found);
    }
  }

  private static boolean isSecret(String token) {
    String value = bare(token);
    return value.length() >= 4
        && value.indexOf(',') == value.lastIndexOf(',') // a row of a table has more
        && Secrets.looks(value, true)
        && !ADDRESS.matcher(value).matches()
        && !SETTING.matcher(value).matches();
  }

  private static String bare(String token) {
    int end = token.length();
    while (end > 0 && ".,;:)]}।?\"'".indexOf(token.charAt(end - 1)) >= 0) {
      end--;
    }
    return token.substring(0, end);
  }

  private static void add(Matcher matcher, int group, List<MaskSpan> found) {
    int length = bare(matcher.group(group)).length();
    if (length > 0) {
      int from = matcher.start(group);
      found.add(new MaskSpan(from, from + length, MaskType.PASSWORD));
    }
  }
}
