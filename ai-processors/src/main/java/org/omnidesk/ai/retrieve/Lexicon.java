package org.omnidesk.ai.retrieve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnidesk.ai.text.EverydayWords;
import org.omnidesk.ai.text.ResourceLines;

/**
 * The written word lists of {@code ai/retrieve}: Hindi and Hinglish to English, synonyms, noise.
 */
final class Lexicon {

  /** A word that says nothing of what a text is about. */
  static final String NOTHING = "-";

  private static final int SHORTEST_BEGINNING = 3;

  private final Map<String, String> hindi = new HashMap<>();
  private final Map<String, String> hindiBeginnings = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, String> groupBeginnings = new HashMap<>();

  Lexicon() {
    ResourceLines.of("/ai/retrieve/hindi.txt").forEach(this::addHindi);
    ResourceLines.of("/ai/retrieve/synonyms.txt").forEach(this::addSynonyms);
  }

  private void addHindi(String line) {
    String english = line.substring(0, line.indexOf(':')).strip();
    for (String form : line.substring(line.indexOf(':') + 1).split(",")) {
      String word = form.strip();
      boolean beginning = word.endsWith("*");
      String key = key(beginning ? word.substring(0, word.length() - 1) : word);
      (beginning ? hindiBeginnings : hindi).putIfAbsent(key, english);
      if (beginning) {
        hindi.putIfAbsent(key, english);
      }
    }
  }

  private void addSynonyms(String line) {
    String group = line.substring(0, line.indexOf(':')).strip();
    groups.put(Stems.of(group), group);
    for (String form : line.substring(line.indexOf(':') + 1).split(",")) {
      String word = form.strip();
      if (word.endsWith("*")) {
        groupBeginnings.putIfAbsent(word.substring(0, word.length() - 1), group);
      } else {
        groups.putIfAbsent(Stems.of(word), group);
      }
    }
  }

  private static String key(String phrase) {
    List<String> words = new ArrayList<>();
    for (String word : phrase.split("\\s+")) {
      words.add(Romanised.spelling(word));
    }
    return String.join(" ", words);
  }

  /** English for a Hindi or Hinglish word or phrase; {@link #NOTHING} for a function word. */
  Optional<String> english(String phrase) {
    String key = key(phrase);
    String found = hindi.get(key);
    for (int length = key.length(); found == null && length >= SHORTEST_BEGINNING; length--) {
      found = hindiBeginnings.get(key.substring(0, length));
    }
    return Optional.ofNullable(found);
  }

  /** English for a phrase of several words, as it is listed. */
  Optional<String> phrase(String phrase) {
    return Optional.ofNullable(hindi.get(key(phrase)));
  }

  /** Whether a word is listed in this very form and is no English word besides. */
  boolean isOnlyHindi(String word) {
    String english = hindi.get(key(word));
    return english != null
        && !isNoise(word)
        && !List.of(english.split(" ")).contains(word)
        && group(word).equals(Stems.of(word));
  }

  /** The group of English words that mean the same, or the stem itself. */
  String group(String englishWord) {
    String stem = Stems.of(englishWord);
    String found = groups.get(stem);
    for (int length = englishWord.length();
        found == null && length >= SHORTEST_BEGINNING;
        length--) {
      found = groupBeginnings.get(englishWord.substring(0, length));
    }
    return found == null ? stem : found;
  }

  /** Whether an English word says nothing. */
  boolean isNoise(String englishWord) {
    return EverydayWords.isEnglish(englishWord);
  }
}
