package org.omnidesk.ai.language;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which share of a text's words is of which language and script. */
final class WordMix {

  private static final String HINDI_IN_LATIN = "hi-Latn";
  private static final String HINDI = "hi-Deva";
  private static final String ENGLISH = "en-Latn";

  /** More words change a share by less than it is sure. */
  private static final int MOST_WORDS = 150;

  private WordMix() {}

  /**
   * @param words of one text
   * @param tagOf the language of a word as a BCP 47 tag
   * @return shares by tag, the largest first
   */
  static Map<String, Double> of(List<String> words, Function<String, String> tagOf) {
    List<String> read = words.subList(0, Math.min(words.size(), MOST_WORDS));
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> tags = new HashMap<>();
    read.forEach(word -> counts.merge(tags.computeIfAbsent(word, tagOf), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> (double) entry.getValue() / read.size(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  static String tag(String language, UnicodeScript script) {
    return language
        + switch (script) {
          case LATIN -> "-Latn";
          case DEVANAGARI -> "-Deva";
          case ARABIC -> "-Arab";
          case CYRILLIC -> "-Cyrl";
          case GREEK -> "-Grek";
          case HAN -> "-Hani";
          case BENGALI -> "-Beng";
          case TAMIL -> "-Taml";
          case TELUGU -> "-Telu";
          case GUJARATI -> "-Gujr";
          case GURMUKHI -> "-Guru";
          default -> "-Zyyy";
        };
  }

  /** For example "62 % Hindi words in Latin script, 38 % English words". */
  static String sentence(Map<String, Double> shares) {
    return shares.entrySet().stream()
        .limit(3)
        .map(
            share ->
                String.format(
                    Locale.ROOT, "%.0f %% %s", 100 * share.getValue(), words(share.getKey())))
        .collect(Collectors.joining(", "));
  }

  private static String words(String tag) {
    return switch (tag) {
      case HINDI_IN_LATIN -> "Hindi words in Latin script";
      case HINDI -> "words in Devanagari";
      case ENGLISH -> "English words";
      default -> {
        Locale locale = Locale.forLanguageTag(tag);
        yield locale.getLanguage().isEmpty()
            ? "words in " + locale.getDisplayScript(Locale.ENGLISH) + " script"
            : locale.getDisplayLanguage(Locale.ENGLISH) + " words";
      }
    };
  }
}
