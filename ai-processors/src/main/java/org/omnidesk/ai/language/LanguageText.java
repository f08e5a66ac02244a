package org.omnidesk.ai.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.omnidesk.ai.text.Words;

/**
 * What of a text carries language: its words without addresses, paths, file names, mentions and
 * numbers, in lower case.
 *
 * @param words in their order
 * @param letters how many letters of each script the words have
 */
record LanguageText(List<String> words, Map<UnicodeScript, Integer> letters) {

  /** Nobody changes language after so many characters in a way that matters; logs are longer. */
  static final int LONGEST = 2_000;

  // Every pattern reads a token once: a text without spaces must not cost its length squared.
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern ENTITY = Pattern.compile("&\\w{1,8};");
  private static final Pattern ADDRESS = Pattern.compile("[@_\\\\]|://|^www\\.|/.*/");
  private static final Pattern FILE = Pattern.compile("\\p{L}\\.\\p{L}{2,4}\\d?\\p{Punct}*$");

  /** Names of programs and of what is in them. */
  private static final Pattern CAMEL_CASE = Pattern.compile("\\b\\p{L}*\\p{Ll}\\p{Lu}\\p{L}*");

  LanguageText {
    words = List.copyOf(words);
    letters = Map.copyOf(letters);
  }

  /** Reads at most {@link #LONGEST} characters. */
  static LanguageText of(String text) {
    String start = text.strip();
    start = start.length() > LONGEST ? start.substring(0, LONGEST) : start;
    List<String> words = words(CAMEL_CASE.matcher(start).replaceAll(" "));
    words = words.size() > 1 ? words : words(start);
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    for (String word : words) {
      word.codePoints().forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
    }
    letters.remove(UnicodeScript.COMMON);
    letters.remove(UnicodeScript.INHERITED);
    return new LanguageText(words, letters);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String token : SPACE.split(ENTITY.matcher(text).replaceAll(" "))) {
      if (!ADDRESS.matcher(token).find() && !FILE.matcher(token).find()) {
        Words.of(token).stream().filter(LanguageText::isWord).forEach(words::add);
      }
    }
    return words;
  }

  private static boolean isWord(String word) {
    return word.codePoints().anyMatch(Character::isLetter)
        && word.codePoints().noneMatch(Character::isDigit);
  }

  int letterCount() {
    return letters.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Share of a script among the letters, 0-1. */
  double share(UnicodeScript script) {
    int all = letterCount();
    return all == 0 ? 0 : (double) letters.getOrDefault(script, 0) / all;
  }

  /** The script of most letters. */
  UnicodeScript script() {
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.UNKNOWN);
  }

  static UnicodeScript scriptOf(String word) {
    return UnicodeScript.of(word.codePointAt(0));
  }
}
