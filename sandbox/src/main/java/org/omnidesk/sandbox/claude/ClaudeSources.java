package org.omnidesk.sandbox.claude;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a question the way a quick reader does: labelled blocks, sentences, shared words. */
final class ClaudeSources {

  private static final Pattern SOURCE =
      Pattern.compile("(?i)\\b(source|article|quelle)[ _-]?([0-9]{1,3})\\b");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?।])\\s+|\\R+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Set<String> COMMON =
      Set.of(
          "the", "and", "for", "with", "that", "this", "not", "from", "can", "you", "your", "our",
          "are", "was", "has", "have", "but", "please", "ticket", "text", "title", "when", "what",
          "data", "source", "article");

  private ClaudeSources() {}

  /** The words that tell a text from another, lower case. */
  static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      if (matcher.group().length() > 2 && !COMMON.contains(matcher.group())) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  /** How many words two texts share, a plural counting as its singular. */
  static int shared(Set<String> some, Set<String> others) {
    return (int)
        some.stream()
            .filter(
                word ->
                    others.contains(word)
                        || others.contains(word + "s")
                        || word.endsWith("s")
                            && others.contains(word.substring(0, word.length() - 1)))
            .count();
  }

  /** Sentences in their order, without markup lines. */
  static List<String> sentences(String text) {
    return Arrays.stream(SENTENCE.split(text))
        .map(String::strip)
        .filter(line -> line.length() > 3 && !line.startsWith("<") && !line.startsWith("```"))
        .toList();
  }

  /** What is not in a source: the ticket. */
  static String ticket(String user) {
    Matcher matcher = SOURCE.matcher(user);
    return matcher.find() && matcher.start() > 0 ? user.substring(0, matcher.start()) : user;
  }

  /** Text by the number of its source, in order; a source may be named at its begin and end. */
  static Map<String, String> sources(String user) {
    List<int[]> marks = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    Matcher matcher = SOURCE.matcher(user);
    while (matcher.find()) {
      marks.add(new int[] {matcher.start(), matcher.end()});
      numbers.add(matcher.group(2));
    }
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < marks.size(); i++) {
      int end = i + 1 < marks.size() ? marks.get(i + 1)[0] : user.length();
      sources.merge(numbers.get(i), user.substring(marks.get(i)[1], end), String::concat);
    }
    return sources;
  }
}
