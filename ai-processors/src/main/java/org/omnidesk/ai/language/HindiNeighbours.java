package org.omnidesk.ai.language;

import java.util.List;
import java.util.Set;

/** Words that are frequent in Marathi and Nepali and hardly ever stand in Hindi. */
final class HindiNeighbours {

  private static final Set<String> WORDS =
      Set.of(
          "आहे",
          "आहेत",
          "नाही",
          "मला",
          "माझा",
          "माझे",
          "माझी",
          "आणि",
          "झाले",
          "झाला",
          "होत",
          "करा",
          "तुमचा",
          "छ",
          "छैन",
          "भयो",
          "गर्नुहोस्",
          "मेरो",
          "हुन्छ",
          "भएको",
          "गरेको",
          "तपाईं",
          "लागि",
          "पनि",
          "थियो",
          "हुँदैन",
          "सक्दिन");

  private HindiNeighbours() {}

  /** Those among these words, each once. */
  static List<String> in(List<String> words) {
    return words.stream().filter(WORDS::contains).distinct().toList();
  }
}
