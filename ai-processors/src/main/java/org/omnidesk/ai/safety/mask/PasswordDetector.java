package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords, codes and keys that stand in running text beside the word that names them, in English,
 * Hindi and Hinglish: {@code password is X}, {@code pwd: X}, {@code mera password X hai}. A text
 * that speaks of a password without saying it is left alone.
 */
final class PasswordDetector implements Detector {

  private static final String STRONG_KEY =
      "pass[ _-]?words?|passwd|passwrd|pasword|passwort|kennwort|pswd|pwds?|passcodes?|pass ?phrase|contrase(?:ñ|n)a|mot de passe|senha|"
          + "otp|o\\.t\\.p\\.|one[ -]time (?:password|code|pin)|mpin|pin|psk|pre-?shared key|wi-?fi key|security key|network key|"
          + "पासवर्ड|पासवर्ड्स|पास\\s?वर्ड|कूटशब्द|पासकोड|पिन|ओटीपी|passkey|login code|verification code|recovery key|bitlocker key";
  private static final String WEAK_KEY =
      "pass|pw|secrets?|client[ _-]?secret|secret[ _-]?key|api[ _-]?(?:key|token|secret)s?|apikey|access[ _-]?(?:key|token)s?|"
          + "auth(?:entication)?[ _-]?(?:token|key)|refresh[ _-]?token|token|bearer(?: token)?|private key|encryption key|community string|credentials?|creds|secret_access_key|टोकन|सीक्रेट";
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}])(?:("
              + STRONG_KEY
              + ")|("
              + WEAK_KEY
              + "))(?![\\p{L}\\p{M}\\p{N}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern STRONG_SEPARATOR =
      Pattern.compile("[\"'”’)\\]]?\\s{0,3}(?::=|=>|->|→|[:=]|>(?!\\s))\\s{0,3}");
  private static final Pattern TOKEN = Pattern.compile("\\S+");

  private static final Pattern IS =
      Pattern.compile("is|was|are|were|hai|h|tha|thi|था|है|थी|ist|war|lautet|es|est|hain|becomes");
  private static final Pattern TOWARDS =
      Pattern.compile("to|as|from|into|with|using|se|से|using|like|=>|-|–|/");
  private static final Pattern FILLER =
      Pattern.compile(
          "for|of|on|my|the|this|that|our|your|his|her|their|new|old|current|temp|temporary|default|initial|first|wifi|wi-fi|vpn|sap|outlook|laptop|email|"
              + "mail|account|user|login|portal|system|admin|administrator|root|server|which|i|we|use|used|using|set|have|has|been|changed|change|reset|now|"
              + "still|also|ka|ki|ke|ko|का|की|के|को|naya|nayi|purana|mera|meri|mere|मेरा|मेरी|नया|पुराना|रीसेट|windows|ad|domain|network|number|no|no.|code|value|it|"
              + "below|here|सेट|kar|diya|करके|par|पर|pe|me|में|here's|entered|tried|typed|given|gave|got|am|was|abhi|अभी|likha|रखा|rakha|dala|डाला|updated|both|string|key|token|guest|database|db|service|screen|lock|app|aaya|aya|mila|mili|daala|dali|diya|liya|kiya|bheja|banaya|bataya|आया|मिला|भेजा|दिया|किया|बनाया|zoom|meeting|teams",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PREPOSITION =
      Pattern.compile("for|of|on|at|in|पर|par|pe|के|ke|लिए|liye", Pattern.CASE_INSENSITIVE);

  /** {@code password banana hai}: a deed, no value. */
  private static final Pattern HINGLISH_VERB =
      Pattern.compile("[a-z]+(?:na|ne|ni|ta|te|ti|ya|ye|yi|kar|ke|ega|egi)");

  private static final Pattern TICKET =
      Pattern.compile(
          "(?:inc|req|ritm|chg|sr|prb|od|task|cr|kb|tkt|ticket|case|emp|e|wo)[-_#:]?\\d+|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{1,2}[:.]\\d{2}(?:am|pm)?|\\d+(?:st|nd|rd|th)|"
              + "\\d+(?:days?|hrs?|hours?|min|mins|minutes|times?|x|%|gb|mb|chars?)|(?:[0-9]fa|mfa|2fa|sso|otp|o365|m365|office365|office-365|windows-?\\d+|win\\d+|ios\\d*|s/4hana|s4hana|wi-fi|wi-?fi\\d?|"
              + "wpa[23]?|802\\.1x|sap_?gui|hp\\d*|sspr|ldaps?|ad-?fs|tls1?.?\\d?|v?\\d+(?:\\.\\d+)+|0x[0-9a-f]+|e-?mail|id/pass(?:word)?|user/pass(?:word)?|and/or|n/a|login/password|24x7|24/7|pre-?shared|self-service|one-time|"
              + "multi-factor|two-factor|single-sign-on|sign-in|log-in|re-login|re-?set|auto-fill|auto-?lock\\w*|non-\\w+)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    Matcher key = KEY.matcher(text);
    boolean named = false;
    while (key.find()) {
      named = true;
      follow(text, key.end(), key.group().toLowerCase(Locale.ROOT), key.group(1) != null, found);
    }
    SecretShapes.find(text, named, found);
    return found;
  }

  /** Reads on from the word that names a secret until a value comes or the thought ends. */
  private static void follow(
      String text, int from, String key, boolean strong, List<MaskSpan> found) {
    int limit = Math.min(text.length(), from + 200);
    int at = from;
    boolean stated = false;
    boolean is = false;
    boolean towards = false;
    boolean object = false;
    if (at + 1 < limit && text.charAt(at) == '-' && !Character.isWhitespace(text.charAt(at + 1))) {
      Value value = Value.of(text, at + 1, limit);
      if (looksSecret(value.text(), strong)) {
        found.add(value.span());
      }
      return;
    }
    Matcher separator = STRONG_SEPARATOR.matcher(text).region(at, limit);
    if (separator.lookingAt()) {
      at = separator.end();
      stated = true;
    }
    boolean numeric =
        key.matches(
            "otp|o\\.t\\.p\\.|m?pin|passcodes?|पिन|ओटीपी|पासकोड|one.*|login code|verification code");
    Matcher token = TOKEN.matcher(text).region(at, limit);
    for (int steps = 0; steps < 9 && token.find(); steps++) {
      if (text.substring(at, token.start()).indexOf('\n') >= 0 && !(stated && steps == 0)) {
        return;
      }
      at = token.end();
      Value value = Value.of(text, token.start(), limit);
      String word = value.text();
      if (word.isEmpty()) {
        if (token.group().matches("[-–—:=>→]+")) {
          stated |= !token.group().matches("[-–—]+");
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
      if (IS.matcher(lower).matches()) {
        is = true;
        if (ends(token.group())) {
          stated = token.group().endsWith(":");
          if (!stated) {
            return;
          }
        }
        continue;
      }
      if (TICKET.matcher(word).matches() || lower.matches("https?://.*")) {
        if (stated || is) {
          return;
        }
        continue;
      }
      boolean filler = FILLER.matcher(lower).matches();
      if (PasswordWords.isState(lower) && !filler && !TOWARDS.matcher(lower).matches()
          || isPostal(key, text, from, word)) {
        return;
      }
      boolean secret = looksSecret(word, strong);
      boolean digits = word.matches("\\d{4,12}");
      boolean announced = stated || is || towards;
      if (object && !announced) {
        object = filler;
        if (ends(token.group())) {
          return;
        }
        continue;
      }
      if (secret
              && !(word.indexOf('@') > 0
                  && word.matches("[^@]+@[\\w-]+(\\.[\\w-]+)+")
                  && !announced)
          || digits && numeric && (announced || steps == 0)
          || digits && strong && !numeric && announced
          || digits && strong && !numeric && steps == 0 && word.length() >= 5
          || strong && !filler && (stated || is) && isPlainValue(text, value)
          || strong
              && !filler
              && steps == 0
              && beforeIs(text, value.to())
              && !HINGLISH_VERB.matcher(lower).matches()
              && isPlainValue(text, value)) {
        found.add(value.span());
        second(text, token.end(), limit, found);
        return;
      }
      if (PREPOSITION.matcher(lower).matches()) {
        object = true;
        continue;
      }
      if (TOWARDS.matcher(lower).matches()) {
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
    Matcher joined =
        Pattern.compile(
                "\\s{0,2}(?:to|and|or|/|se|->|aur|ya|और|या|,)(?:\\s{1,2}(?:then|now|later|new|old|naya|purana|नया|पुराना|ab|अब)){0,2}\\s{1,2}(?=\\S)")
            .matcher(text)
            .region(from, limit);
    if (joined.lookingAt()) {
      Value next = Value.of(text, joined.end(), limit);
      if (!next.text().isEmpty()
          && looksSecret(next.text(), true)
          && !TICKET.matcher(next.text()).matches()) {
        found.add(next.span());
      }
    }
  }

  private static boolean isPostal(String key, String text, int keyEnd, String word) {
    return key.equals("pin")
            && word.length() == 6
            && text.substring(keyEnd, Math.min(text.length(), keyEnd + 6))
                .toLowerCase(Locale.ROOT)
                .matches("(?s)\\s?code.*")
        || key.equals("पिन") && word.length() == 6 && text.startsWith(" कोड", keyEnd);
  }

  /** An ordinary word as a value: only where the sentence ends after it. */
  private static boolean isPlainValue(String text, Value value) {
    String word = value.text();
    if (word.length() < 4
        || !word.matches("[\\p{L}\\p{M}\\p{N}_.*!@#$%^&+-]+")
        || PasswordWords.looksLikeState(word)) {
      return false;
    }
    String rest = text.substring(value.to(), Math.min(text.length(), value.to() + 24));
    return rest.matches(
            "(?s)[\"')\\]]*\\s*(?:$|[\\n.,;!।|)].*|(?:hai|है|and|but|please|aur|और|kripya|कृपया|for|thanks|tha|था|now|is|username|user|ab)\\b.*)")
        && Character.UnicodeScript.of(word.codePointAt(0)) != Character.UnicodeScript.DEVANAGARI;
  }

  private static boolean beforeIs(String text, int at) {
    return text.substring(at, Math.min(text.length(), at + 6))
        .matches("(?s)\\s(?:hai|है|tha|था|h)(?![\\p{L}\\p{M}]).*");
  }

  private static boolean ends(String token) {
    return token.matches("(?s).*[.;!?।]");
  }

  /** A word that no language has: letters with digits or signs inside. */
  static boolean looksSecret(String word, boolean strong) {
    if (word.length() < 4
        || word.matches("\\d+")
        || TICKET.matcher(word).matches()
        || word.matches("<\\w+>|\\*+|x+|X+|\\.+|-+")) {
      return false;
    }
    boolean digit = false;
    boolean letter = false;
    boolean sign = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      digit |= Character.isDigit(c);
      letter |= Character.isLetter(c);
      sign |= "!@#$%^&*_+=~?<>|{}[]".indexOf(c) >= 0;
    }
    boolean mixed = word.matches("[\\p{L}]*\\p{Ll}\\p{Lu}[\\p{L}\\p{N}]*") && word.length() >= 8;
    return digit && letter && (strong || word.length() >= 6)
        || sign
            && letter
            && word.length() >= 5
            && !word.endsWith("?")
            && !word.matches("[\\p{L}\\p{M}]+[!*]+")
        || sign && digit && word.length() >= 5
        || mixed && !strong && word.length() >= 16;
  }

  /** A token without what surrounds it; a quoted one up to its closing quote. */
  private record Value(String text, int from, int to, boolean quoted) {

    MaskSpan span() {
      return new MaskSpan(from, to, MaskType.PASSWORD);
    }

    static Value of(String text, int start, int limit) {
      int from = start;
      while (from < limit && "(\"'`[{<*".indexOf(text.charAt(from)) >= 0) {
        char open = text.charAt(from);
        if (open == '"' || open == '\'' || open == '`') {
          int close = text.indexOf(open, from + 1);
          if (close > from + 1
              && close < limit
              && close - from < 80
              && text.substring(from, close).indexOf('\n') < 0) {
            return new Value(text.substring(from + 1, close), from + 1, close, true);
          }
        }
        from++;
      }
      int to = from;
      while (to < limit && !Character.isWhitespace(text.charAt(to))) {
        to++;
      }
      int markup = text.substring(from, to).indexOf("</");
      if (markup > 0) {
        to = from + markup;
      }
      while (to > from && ".,;:?)]}\"'`।>".indexOf(text.charAt(to - 1)) >= 0) {
        to--;
      }
      return new Value(text.substring(from, to), from, to, false);
    }
  }
}
