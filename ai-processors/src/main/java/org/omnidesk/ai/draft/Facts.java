package org.omnidesk.ai.draft;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnidesk.ai.text.ResourceLines;

/**
 * What a statement must not change: its numbers in their order, and exact things such as links,
 * addresses, paths, commands, codes, names and what stands in quotation marks.
 *
 * @param numbers as digits, in their order; words count: {@code ten} is 10
 * @param exact lower case
 */
record Facts(List<String> numbers, Set<String> exact) {

  private static final Pattern LINK =
      Pattern.compile(
          "(?iu)(?:[a-z][a-z0-9+.-]*://|www\\.)[^\\s\"<>]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\\\\\\\[^\\s,]+|(?<=^|\\s)/[\\w./-]{2,}");
  private static final Pattern QUOTED = Pattern.compile("[\"“”«»„]([^\"“”«»„]{1,80})[\"“”«»„]");
  private static final Pattern DIALLED = Pattern.compile("[*#][*#\\d]*\\d[*#\\d]*[*#]?");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(?=\\w*\\d)(?=\\w*[A-Za-z])\\w+\\b|\\b[A-Z]{2,}[a-z]?\\b|(?<=\\s)[B-HJ-Z](?=[\\s,.;]|$)");
  private static final Pattern NAME =
      Pattern.compile("(?<=[\\p{L}\\p{N},;)]\\s{1,3})\\p{Lu}[\\p{L}\\p{M}]+(?![\\p{L}\\p{N}])");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Map<String, String> WORDS = numberWords();

  Facts {
    numbers = List.copyOf(numbers);
    exact = Set.copyOf(exact);
  }

  private static Map<String, String> numberWords() {
    Map<String, String> words = new HashMap<>();
    for (String line : ResourceLines.of("/ai/draft/numbers.txt")) {
      String[] parts = line.split("\\s+");
      for (int i = 1; i < parts.length; i++) {
        words.put(parts[i], parts[0]);
      }
    }
    return words;
  }

  static Facts of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Set<String> exact = new LinkedHashSet<>();
    String rest = plain;
    for (Pattern pattern : List.of(LINK, DIALLED)) {
      all(pattern, rest, 0).forEach(found -> exact.add(trimmed(found)));
      rest = pattern.matcher(rest).replaceAll(" ");
    }
    all(QUOTED, rest, 1).forEach(found -> exact.add(trimmed(found)));
    all(CODE, rest, 0).forEach(found -> exact.add(trimmed(found)));
    all(NAME, rest, 0).forEach(found -> exact.add(trimmed(found)));
    return new Facts(numbers(rest), exact);
  }

  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher tokens =
        Pattern.compile(NUMBER.pattern() + "|" + WORD.pattern())
            .matcher(text.toLowerCase(Locale.ROOT));
    while (tokens.find()) {
      String token = tokens.group();
      if (Character.isDigit(token.charAt(0))) {
        numbers.add(digits(token));
      } else if (WORDS.containsKey(token)) {
        numbers.add(WORDS.get(token));
      }
    }
    return numbers;
  }

  private static String digits(String token) {
    StringBuilder plain = new StringBuilder();
    token
        .codePoints()
        .forEach(
            c -> {
              if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  private static List<String> all(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map(found -> found.group(group)).toList();
  }

  private static String trimmed(String found) {
    return found.toLowerCase(Locale.ROOT).replaceAll("[.,;:!?)।]+$", "").strip();
  }

  /** Whether the numbers stand in the other's in the same order. */
  boolean numbersWithin(Facts other) {
    int at = 0;
    for (String number : other.numbers) {
      if (at < numbers.size() && numbers.get(at).equals(number)) {
        at++;
      }
    }
    return at == numbers.size();
  }
}
