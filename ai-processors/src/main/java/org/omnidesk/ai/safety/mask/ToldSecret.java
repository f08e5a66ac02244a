package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that the rest of a sentence tells: {@code was until yesterday X}, {@code I typed X},
 * {@code says "X"}.
 */
final class ToldSecret {

  private static final String WORD = "([\\p{L}][\\p{L}\\p{M}-]{3,23})";

  /** {@code asked for my PIN word, I said pineapple}. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?<![\\p{L}])(?:i|we|he|she|they|user|(?-i:\\p{Lu}\\p{Ll}{2,14})|maine|mene|humne|usne|ich|er|sie|wir)\\s(?:just\\s|then\\s|only\\s|always\\s)?(?:said|typed|entered|told (?:him|her|them)|gave(?: him| her| them)?|wrote|put|keyed in|picked|chose|bola|likha|bataya|dala|daala|tippte|tippe|sagte|nahm|wählte)\\s(?:it as\\s|in\\s)?[\"']?"
              + WORD
              + "[\"']?(?=\\s(?:like|and|but|because|three|twice|two|again|instead|as|several|many|und|aber|dreimal|zweimal|aur|par|lekin)(?![\\p{L}])|\\s?[.,;!)]|\\n|$)",
          Pattern.CASE_INSENSITIVE);

  /** {@code the password on the note says "blue whale 9"}. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?<=:|=|says|reads|said|read|is|was|lautet|steht|heißt|ist|hai|likha|namely|called|like|है|था)\\s{0,2}[\"']([\\p{L}\\p{M}\\p{N}][^\"'\\n]{2,38}[\\p{L}\\p{M}\\p{N}!@#$%^&*?]|[\\p{L}\\p{N}]{4})[\"'](?=[\\s.,;:!?)।]|$)");

  /** {@code war bis gestern Haselnuss}: small words between, the end of a thought behind. */
  private static final Pattern BEING =
      Pattern.compile(
          "\\s(?:is|was|used to be|became|has been|had been|ist|war|lautet|lautete|hieß|heißt|bleibt)\\s(?:(?:until|till|since|from|yesterday|today|now|still|always|just|simply|previously|last|week|month|year|before|then|once|originally|again|currently|bis|seit|ab|gestern|heute|früher|bisher|jetzt|immer|noch|nun|mal|auch|vorher|zuletzt|wieder|einfach|letzte|woche)\\s){0,4}[\"']?"
              + WORD
              + "(?=[\"']?(?:\\s?[.,;!)]|\\n|$|\\s(?:and|but|since|because|on|in|at|for|und|aber|oder|seit|auf|im|am|which|everywhere|today|now|plus|with|followed|then|or|mit|minus|gefolgt)(?!\\p{L})))",
          Pattern.CASE_INSENSITIVE);

  /** What of a password has texts of its own on it. */
  private static final Pattern SHOWS =
      Pattern.compile(
          "\\s(?:errors?|fields?|dialog|box|screen|prompt|page|message|reset|manager|hint|label|window|form|mail|policy|policies|app|link|button|change|popup|question)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);

  private ToldSecret() {}

  /** Later in the same sentence. */
  static void find(String text, int to, List<MaskSpan> found) {
    int limit = Math.min(text.length(), to + 90);
    Matcher end =
        SecretNeighbours.END_OF_SENTENCE.matcher(text).region(to, limit).useTransparentBounds(true);
    int stop = end.find() ? end.start() : limit;
    Matcher being = BEING.matcher(text).region(to, stop).useTransparentBounds(true);
    if (being.lookingAt() && !PlainSecret.isWord(being.group(1))) {
      found.add(new MaskSpan(being.start(1), being.end(1), MaskType.PASSWORD));
      return;
    }
    int answer =
        stop < limit && text.charAt(stop) == '?' ? Math.min(text.length(), stop + 60) : stop;
    Matcher told = TOLD.matcher(text).region(to, answer).useTransparentBounds(true);
    if (told.find() && !PlainSecret.isWord(told.group(1))) {
      found.add(new MaskSpan(told.start(1), told.end(1), MaskType.PASSWORD));
    }
    if (SHOWS.matcher(text).region(to, limit).useTransparentBounds(true).lookingAt()) {
      return;
    }
    Matcher quoted = QUOTED.matcher(text).region(to, stop).useTransparentBounds(true);
    if (quoted.find() && areNoWords(quoted.group(1))) {
      found.add(new MaskSpan(quoted.start(1), quoted.end(1), MaskType.PASSWORD));
    }
  }

  private static boolean areNoWords(String quoted) {
    String[] words = quoted.strip().split("\\s+");
    for (String word : words) {
      if (PlainSecret.isWord(word)
          || word.endsWith(":")
          || OTHER.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return words.length <= 4;
  }

  private static final Set<String> OTHER =
      Set.of(
          "password",
          "passwort",
          "kennwort",
          "pin",
          "otp",
          "code",
          "error",
          "fehler",
          "user",
          "username",
          "login",
          "invalid",
          "access",
          "authentication",
          "पासवर्ड");
}
