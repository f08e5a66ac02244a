package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads on from the word that names a secret until a value comes or the thought ends: {@code
 * password is X}, {@code pwd: X}, {@code mera password X hai}.
 */
final class SecretFollower {

  private static final Pattern STRONG_SEPARATOR =
      Pattern.compile("[\"'”’)\\]]?\\s{0,3}(?::=|=>|->|→|[:=]|>(?!\\s))\\s{0,3}");

  private static final Pattern ATTACHED =
      Pattern.compile(
          "[._][\\p{L}_][\\p{L}\\p{N}._-]*(?![\\p{L}\\p{N}._-]|\\s?[:=])|[,?!][^\\s:=]*");

  /** The rest of a key: {@code password.prod=}, {@code ACCESS_KEY_ID=}. */
  private static final Pattern REST =
      Pattern.compile("[._][\\p{L}_][\\p{L}\\p{N}._-]*(?=\\s?[:=])");

  private static final Pattern TOKEN = Pattern.compile("\\S+");

  private static final Pattern SIGN_ONLY = Pattern.compile("[-–—:=>→]+");

  private static final Pattern DIGITS = Pattern.compile("\\d{4,12}");

  private static final Pattern SERIAL =
      Pattern.compile(
          "[\\s,;(]{1,3}(?:serial|s/n|sn|model|no|nr)(?!\\p{L})", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECOND =
      Pattern.compile(
          "\\s{0,2}(?:to|and|or|/|se|->|aur|ya|और|या|,)(?:\\s{1,2}(?:then|now|later|new|old|naya|purana|नया|पुराना|ab|अब)){0,2}\\s{1,2}(?=\\S)");

  /** {@code user: x}: another field begins. */
  private static final Pattern OTHER_FIELD =
      Pattern.compile(
          "(?:user|username|userid|user_id|login|account|id|e?mail|host|server|url|ip|name|ticket|date|time)[:=].*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CARD_CODE = Pattern.compile("\\d{3,4}");

  private static final Pattern PAIRED = Pattern.compile("[\"']?\\s?[/|:,]\\s?\\S");

  private SecretFollower() {}

  static void follow(
      String text, int from, String key, boolean strong, boolean numeric, List<MaskSpan> found) {
    int limit = Math.min(text.length(), from + 200);
    int at = from;
    boolean stated = false;
    boolean is = false;
    boolean towards = false;
    boolean object = false;
    if (at + 1 < limit && text.charAt(at) == '-' && !Character.isWhitespace(text.charAt(at + 1))) {
      SecretValue value = SecretValue.of(text, at + 1, limit);
      if (Secrets.looks(value.text(), strong) && value.text().indexOf('=') < 0
          || numeric && DIGITS.matcher(value.text()).matches()) {
        found.add(value.span());
      }
      return;
    }
    if (ATTACHED.matcher(text).region(at, limit).lookingAt()) {
      return; // a part of a name such as token.service or pin_blocked, or the end of a question
    }
    Matcher rest = REST.matcher(text).region(at, limit);
    if (rest.lookingAt()) {
      at = rest.end();
    }
    Matcher separator = STRONG_SEPARATOR.matcher(text).region(at, limit);
    if (separator.lookingAt()) {
      at = separator.end();
      stated = true;
    } else if (at + 1 < limit
        && "\"'`".indexOf(text.charAt(at)) >= 0
        && !Character.isLetterOrDigit(text.charAt(at + 1))) {
      at++; // closes a quote that began before the word
    }
    Matcher token = TOKEN.matcher(text).region(at, limit);
    for (int steps = 0; steps < 9 && token.find(); steps++) {
      if (text.substring(at, token.start()).indexOf('\n') >= 0 && !(stated && steps == 0)) {
        return;
      }
      at = token.end();
      SecretValue value = SecretValue.of(text, token.start(), limit);
      String word = value.text();
      if (word.isEmpty()) {
        if (SIGN_ONLY.matcher(token.group()).matches()) {
          stated |= token.group().charAt(0) != '-' && token.group().charAt(0) < 0x2000;
          towards = true;
          continue;
        }
        return;
      }
      if (value.quoted()
          && (stated || is || towards || steps == 0)
          && !PasswordWords.isState(word)) {
        found.add(value.span());
        return;
      }
      String lower = word.toLowerCase(Locale.ROOT);
      if (lower.equals(key) && !(stated || is || towards)) {
        return; // the next thought, read on its own
      }
      if (LinkWords.IS.contains(lower)) {
        is = true;
        if (ends(token.group())) {
          return;
        }
        stated |= token.group().endsWith(":");
        continue;
      }
      if (Secrets.isNone(word) || lower.startsWith("http://") || lower.startsWith("https://")) {
        if (stated || is) {
          return;
        }
        continue;
      }
      if (OTHER_FIELD.matcher(token.group()).matches()) {
        return;
      }
      boolean filler = LinkWords.FILLER.contains(lower);
      if (PasswordWords.isState(lower) && !filler && !LinkWords.TOWARDS.contains(lower)
          || PostalCode.isPostal(key, text, from, word)) {
        return;
      }
      if (key.startsWith("cred") && PAIRED.matcher(text).region(value.to(), limit).lookingAt()) {
        return; // a user and a secret: SecretShapes knows which is which
      }
      boolean secret = Secrets.looks(word, strong);
      boolean digits = DIGITS.matcher(word).matches();
      boolean announced = stated || is || towards;
      if (object && !announced) {
        stated = token.group().endsWith(":");
        if (ends(token.group())) {
          return;
        }
        continue;
      }
      if (key.equals("token") && isMake(text, value.to())) {
        return; // the make of a hardware token
      }
      if (secret && !(Secrets.isMail(word) && !announced)
          || digits && numeric && (announced || steps == 0)
          || key.startsWith("cv") && CARD_CODE.matcher(word).matches()
          || (strong || key.equals("pass") || key.equals("pw"))
              && !filler
              && steps == 0
              && PlainSecret.isAfterUser(text, from - key.length(), value)
          || digits && strong && !numeric && announced
          || digits && strong && !numeric && steps == 0 && word.length() >= 5
          || (strong || key.equals("pass") || key.equals("pw"))
              && !filler
              && (stated || is)
              && (PlainSecret.isPlainValue(text, value)
                  || steps == 0 && PlainSecret.isJoined(value.text()))
          || !strong
              && stated
              && steps == 0
              && PlainSecret.isField(text, from - key.length(), value)
          || strong
              && !filler
              && steps == 0
              && PlainSecret.beforeIs(text, value.to())
              && !PlainSecret.HINGLISH_VERB.matcher(lower).matches()
              && PlainSecret.isPlainValue(text, value)) {
        found.add(value.span());
        second(text, token.end(), limit, found);
        return;
      }
      if (LinkWords.PREPOSITION.contains(lower)) {
        object = true;
        continue;
      }
      if (LinkWords.TOWARDS.contains(lower)) {
        towards = true;
        continue;
      }
      if (token.group().endsWith(":") && filler) {
        stated = true;
        continue;
      }
      if (!filler || ends(token.group())) {
        return;
      }
    }
  }

  /** Old and new: {@code from X to Y}, {@code X or Y}. */
  private static void second(String text, int from, int limit, List<MaskSpan> found) {
    Matcher joined = SECOND.matcher(text).region(from, limit);
    if (joined.lookingAt()) {
      SecretValue next = SecretValue.of(text, joined.end(), limit);
      if (!next.text().isEmpty()
          && Secrets.looks(next.text(), true)
          && !Secrets.isNone(next.text())) {
        found.add(next.span());
      }
    }
  }

  /** Whether a serial number follows: the word before names a make. */
  static boolean isMake(String text, int to) {
    return Surroundings.follows(SERIAL, text, to, 20);
  }

  private static boolean ends(String token) {
    return ".;!?।".indexOf(token.charAt(token.length() - 1)) >= 0;
  }
}
