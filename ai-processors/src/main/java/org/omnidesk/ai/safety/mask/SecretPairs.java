package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user and a secret, an old secret and a new one, a secret and then the word that names it. */
final class SecretPairs {

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
              "(?<!://)(?:credentials?|creds|login(?: details)?|log ?in|user(?:name)?\\s?/\\s?pass(?:word)?|id\\s?/\\s?pass(?:word)?|user/pwd|id password|id pass|user ?name|user ?id|user(?!-agent)|logon|sign in|root|admin|administrator|यूज़र|यूजर|लॉगिन|आईडी)(?![\\p{L}\\p{M}])"
                  + "(?:\\s(?:are|is|hai|with|as|using))?\\s?[:=-]?\\s{0,2}[\"']?(?!(?:user|username|user name|login|id|email|mail)\\s?[:=])[^\\s\"/|,;]{2,64}[\"']?\\s{0,2}(?:/|\\||,|:|;)\\s{0,2}[\"']?([^\\s\"']{4,64})",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

  /** {@code Monsoon@2022}: how people build a password; a time of day is none. */
  private static final Pattern WORD_SIGN_YEAR =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.@/\\\\-])(\\p{Lu}\\p{Ll}{2,14}[@!$&*](?:(?:19|20)\\d\\d|\\d{3}|\\d{5,6}|\\d{1,6}[!@#$*]{1,2}))(?![\\p{L}\\p{N}_@-])(?!\\.\\p{L})");

  /** {@code root / X}. */
  private static final Keyed ACCOUNT =
      new Keyed(
          "ro ad sy sa op gu sv de te tr ki su ma ba sc pr or po pi ub ci pu us dd",
          Pattern.compile(
              "(?<!://)(?:root|admin|administrator|sysadmin|sysdba|sa|system|operator|guest|svc[_-][a-z0-9]{1,20}|(demo|test|trial|kiosk|training|trainer|schulung|support|manager|supervisor|superuser|backup|scanner|printer|oracle|postgres|pi|ubuntu|cisco|public|user|ddic|teacher|student))\\s?/\\s?(\\S{4,64})",
              Pattern.CASE_INSENSITIVE));

  /** Old and new, where the text names a password somewhere. */
  private static final Keyed FROM_TO =
      new Keyed(
          "fr se से",
          Pattern.compile(
              "(?:from|se|से)\\s[\"']?(\\S{4,64})\\s(?:to|ko|into|->|→)\\s[\"']?(\\S{4,64})",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.-]{4,30}");

  /** Speaks of how to log in somewhere. */
  private static final Pattern LOGIN =
      Surroundings.near(
          "login|logins|log in|logs in|logged in|in with|in as|log-in|logon|sign in|sign-in|credentials?|creds|zugang|zugangsdaten|anmeldung|anmeldedaten|anmelden|access|लॉगिन");

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://.*|[^@]+@[\\w-]+(\\.[\\w-]+)+|(?:\\\\\\\\|//).*");

  private static final Pattern SETTING = Pattern.compile("[\\p{L}_.-]{2,30}[=:].*");

  private SecretPairs() {}

  /**
   * @param keys from and to of the words that name a secret, in order
   */
  static void find(String text, List<int[]> keys, List<MaskSpan> found) {
    Windows.each(
        WORD_SIGN_YEAR,
        text,
        Windows.around(text, (t, i) -> "@!$&*".indexOf(t.charAt(i)) >= 0, 18, 12),
        match -> SecretValue.add(match, 1, found));
    PAIR.each(text, match -> addSecret(match, found));
    ACCOUNT.each(
        text,
        match -> {
          String value = SecretValue.bare(match.group(2));
          if (match.group(1) == null && isSecret(match.group(2))
              || PLAIN.matcher(value).matches()
                  && !PlainSecret.isWord(value)
                  && Surroundings.has(LOGIN, text, match.start())) {
            SecretValue.add(match, 2, found);
          }
        });
    if (!keys.isEmpty()) {
      Windows.each(REVERSED, text, around(text, keys), match -> addSecret(match, found));
      FROM_TO.each(
          text,
          change -> {
            if (isSecret(change.group(1)) && isSecret(change.group(2))) {
              SecretValue.add(change, 1, found);
              SecretValue.add(change, 2, found);
            }
          });
    }
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

  static void addSecret(Matcher match, List<MaskSpan> found) {
    if (isSecret(match.group(1))) {
      SecretValue.add(match, 1, found);
    }
  }

  private static boolean isSecret(String token) {
    String value = SecretValue.bare(token);
    return value.length() >= 4
        && value.indexOf(',') == value.lastIndexOf(',') // a row of a table has more
        && Secrets.looks(value, true)
        && !ADDRESS.matcher(value).matches()
        && !SETTING.matcher(value).matches();
  }
}
