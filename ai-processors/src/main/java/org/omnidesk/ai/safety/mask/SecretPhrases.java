package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets of several words that stand apart from the words around them: capitalised with a number
 * behind them ({@code the Wi-Fi key, Harvest Moon 1987, hangs}), or in quotes behind the word for a
 * phrase.
 */
final class SecretPhrases {

  private static final String TITLED = "(?:\\p{Lu}\\p{Ll}{2,14}[ -]){1,4}\\d{1,6}[!@#$%*]?";

  private static final Pattern APART =
      Pattern.compile(
          "[\"']?(?:\\s(?:for|of|on|at|in|für|fuer|im|ka|ki|ke|का|की|के)\\s[^,:;.()\\n]{2,40}?)?(?:\\s?(?:[,:=(/]|-{1,2}|->|…)\\s?|\\s(?:is|was|are|now|lautet|ist|war|hai|tha|reads|says|to|है|था)\\s(?:now\\s|still\\s|jetzt\\s)?|\\s(?=\\p{Lu}))[\"'(]?("
              + TITLED
              + ")(?=[\"')]?(?:\\s?[,;.!?)।|/]|\\n|$|\\s-|\\s(?:and|on|in|at|for|und|auf|an|aber|oder|but|or|aur|hai|tha|which|that|und|is|with|please|bitte|par|pe|है|था|और|पर)(?![\\p{L}\\p{M}])))");

  /** The value first: {@code "Harvest Moon 1987" is the new key}. */
  private static final Pattern FIRST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])("
              + TITLED
              + ")[\"')]?(?:\\s(?:is|was|ist|war|as|hai|है|naya|नया|wala)|,|\\s?\\()\\s?(?:(?:the|our|my|a|new|old|current|das|der|unser|neue|neues|guest|staff|office|mera|hamara|wifi|wi-fi|wlan|हमारा|मेरा|नया)\\s){0,4}$");

  private static final Pattern QUOTED =
      Pattern.compile("[\"']([^\"'\\n]{4,70})[\"'](?=[\\s.,;:!?)।]|$)");

  private static final Pattern PHRASE =
      Pattern.compile(
          "(?i)pass ?phrase|passphrasen?|pass ?satz|(?:recovery|seed|security|secret|mnemonic|backup|vault|unlock|master|wallet) (?:phrase|words)|passwörter|code ?word|कूट वाक्य|पासफ़्रेज़|पासफ्रेज");

  /** Months, days and what else is counted in capitals. */
  private static final Set<String> OTHER =
      Set.copyOf(
          List.of(
              ("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember "
                      + "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag room floor level building block sector gate plant werk line raum etage halle "
                      + "ticket incident request case order step page version release build error event code section chapter figure table option item user client ext extension desk cabin phase team group ward bay "
                      + "version model serial lot batch part hotfix patch windows server office article rule policy form annex appendix unit zone tower wing since until from before after last next on at in")
                  .split(" ")));

  private static final Set<String> WORDS = WordList.of("password-words");
  private static final Set<String> PRODUCTS = WordList.of("products");

  private SecretPhrases() {}

  /**
   * @param from where the word that names the secret begins
   * @param to where it ends
   */
  static void find(String text, int from, int to, List<MaskSpan> found) {
    Matcher apart = APART.matcher(text).region(to, Math.min(text.length(), to + 130));
    apart.useTransparentBounds(true);
    if (apart.lookingAt()) {
      addTitled(apart, found);
    }
    Matcher first = FIRST.matcher(text.substring(Math.max(0, from - 90), from));
    if (first.find() && isTitled(first.group(1))) {
      int start = Math.max(0, from - 90) + first.start(1);
      found.add(new MaskSpan(start, start + first.group(1).length(), MaskType.PASSWORD));
    }
    if (PHRASE.matcher(text.substring(from, to)).matches()) {
      quoted(text, to, found);
    }
  }

  private static void addTitled(Matcher titled, List<MaskSpan> found) {
    if (isTitled(titled.group(1))) {
      found.add(new MaskSpan(titled.start(1), titled.end(1), MaskType.PASSWORD));
    }
  }

  private static boolean isTitled(String words) {
    for (String word : words.toLowerCase(java.util.Locale.ROOT).split("[ -]")) {
      if (OTHER.contains(word) || PRODUCTS.contains(word) || WORDS.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Words in quotes later in the sentence. */
  private static void quoted(String text, int to, List<MaskSpan> found) {
    int limit = Math.min(text.length(), to + 120);
    Matcher end =
        SecretNeighbours.END_OF_SENTENCE.matcher(text).region(to, limit).useTransparentBounds(true);
    limit = end.find() ? Math.min(limit, end.end()) : limit;
    Matcher quoted = QUOTED.matcher(text).region(to, limit).useTransparentBounds(true);
    while (quoted.find()) {
      if (quoted.group(1).indexOf(' ') > 0 && quoted.start() > to) {
        found.add(new MaskSpan(quoted.start(1), quoted.end(1), MaskType.PASSWORD));
      }
    }
  }
}
