package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that show by their own shape or by a fixed turn of phrase around them. */
final class SecretShapes {

  /** Prefixes that issuers document, tokens of three parts, blocks of keys. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_-])(?:sk-(?:ant-|proj-)?[A-Za-z0-9_-]{16,200}|(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,80}|github_pat_[A-Za-z0-9_]{20,120}|"
              + "glpat-[A-Za-z0-9_-]{16,60}|(?:AKIA|ASIA)[A-Z0-9]{16}|xox[abpr]-[A-Za-z0-9-]{10,120}|AIza[A-Za-z0-9_-]{30,50}|"
              + "(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,80}|SG\\.[A-Za-z0-9_-]{16,40}\\.[A-Za-z0-9_-]{16,60}|hvs\\.[A-Za-z0-9_-]{16,120}|"
              + "npm_[A-Za-z0-9]{30,50}|dop_v1_[a-f0-9]{40,70}|eyJ[A-Za-z0-9_-]{8,600}\\.[A-Za-z0-9_-]{8,1200}(?:\\.[A-Za-z0-9_-]{0,600})?)");

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\\s]{0,6000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?");
  private static final Pattern IN_URL = Pattern.compile("://[^\\s/:@]{1,64}:([^\\s/@]{1,128})@");
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<!\\S)(?:--?(?:password|pass|pwd|token|secret|api-key)[ =]|/p(?:assword)?:)[\"']?([^\\s\"']{3,100})",
          Pattern.CASE_INSENSITIVE);

  /** The value first: {@code X is my password}, {@code X mera password hai}. */
  private static final Pattern REVERSED =
      Pattern.compile(
          "(?<!\\S)[\"'(`]?(\\S{4,64}?)[\"')`,]?\\s(?:(?:is|was|as)\\s(?:my|the|our|his|her|their|a|its)?(?:\\s?\\p{L}{2,12}){0,2}|(?:ye|yeh|yah|यह|ये)?\\s?(?:mera|meri|hamara|uska|iska|मेरा|हमारा|उसका|इसका|as|ही)(?:\\s(?:naya|purana|नया|पुराना|wifi|vpn|sap))?)"
              + "\\s?(?:password|passcode|pwd|passphrase|pin|otp|पासवर्ड|पिन|ओटीपी)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A user and what opens the door: {@code login: admin / X}. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:credentials?|creds|login(?: details)?|log ?in|user(?:name)?\\s?/\\s?pass(?:word)?|id\\s?/\\s?pass(?:word)?|user/pwd|id password|id pass|user ?name|user ?id|logon|sign in|root|admin|administrator)"
              + "(?:\\s(?:are|is|hai|with|as|using))?\\s?[:=-]?\\s{0,2}[\"']?[\\p{L}\\p{N}._@\\\\-]{2,64}[\"']?\\s{0,2}(?:/|\\||,|:|;)\\s{0,2}[\"']?([^\\s\"']{4,64})",
          Pattern.CASE_INSENSITIVE);

  /** {@code root / X}. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:root|admin|administrator|sysadmin|sysdba|sa|system|operator|guest|svc[_-][a-z0-9]{1,20})\\s?/\\s?(\\S{4,64})",
          Pattern.CASE_INSENSITIVE);

  /** Old and new, where the text names a password somewhere. */
  private static final Pattern FROM_TO =
      Pattern.compile(
          "(?<!\\S)(?:from|se|से)\\s[\"']?(\\S{4,64})\\s(?:to|ko|into|->|→)\\s[\"']?(\\S{4,64})",
          Pattern.CASE_INSENSITIVE);

  private SecretShapes() {}

  static void find(String text, boolean named, List<MaskSpan> found) {
    Matcher change = FROM_TO.matcher(text);
    while (named && change.find()) {
      if (isSecret(change.group(1)) && isSecret(change.group(2))) {
        add(change, 1, found);
        add(change, 2, found);
      }
    }
    each(KNOWN, 0, text, found, false);
    each(BLOCK, 0, text, found, false);
    each(IN_URL, 1, text, found, false);
    each(OPTION, 1, text, found, false);
    each(REVERSED, 1, text, found, true);
    each(ACCOUNT, 1, text, found, true);
    each(PAIR, 1, text, found, true);
  }

  private static void each(
      Pattern pattern, int group, String text, List<MaskSpan> found, boolean check) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (!check || isSecret(matcher.group(group))) {
        add(matcher, group, found);
      }
    }
  }

  private static boolean isSecret(String token) {
    String value = bare(token);
    return value.length() >= 4
        && PasswordDetector.looksSecret(value, true)
        && !value.matches("(?i)https?://.*|[^@]+@[\\w-]+(\\.[\\w-]+)+|(?:\\\\\\\\|//).*");
  }

  private static String bare(String token) {
    return token.replaceAll("[.,;:)\\]}।?\"']+$", "");
  }

  private static void add(Matcher matcher, int group, List<MaskSpan> found) {
    int length = bare(matcher.group(group)).length();
    if (length > 0) {
      int from = matcher.start(group);
      found.add(new MaskSpan(from, from + length, MaskType.PASSWORD));
    }
  }
}
