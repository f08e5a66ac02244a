package org.omnidesk.ai.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.text.ResourceLines;

/**
 * What a statement affirms and what it denies. A denial reaches from its word to the end of the
 * clause, five words at most; in Hindi also two words back, because the verb comes first there.
 *
 * @param affirmed stems
 * @param denied stems
 * @param words as they stand, lower case
 */
record Polarity(Set<String> affirmed, Set<String> denied, Set<String> words) {

  private static final Set<String> ENGLISH =
      Set.of(
          "not", "no", "never", "nobody", "nothing", "none", "without", "neither", "nor", "cannot",
          "don't", "doesn't", "can't", "won't", "isn't", "aren't", "needn't", "mustn't", "instead");
  private static final Set<String> HINDI =
      Set.of("नहीं", "न", "मत", "बिना", "nahi", "nahin", "mat", "bina", "na");
  private static final Set<String> CLAUSE_ENDS =
      Set.of("but", "and", "so", "because", "then", "or", "if", "पर", "और", "aur", "par", "to");
  private static final int FORWARD = 5;
  // They deny a thing, which is shorter than what a verb does.
  private static final Set<String> NOUNS = Set.of("without", "no");
  private static final int NOUN = 3;
  private static final int BACK = 2;
  private static final List<List<Set<String>>> OPPOSITES =
      ResourceLines.of("/ai/draft/opposites.txt").stream()
          .map(
              line ->
                  Arrays.stream(line.split("\\|"))
                      .map(side -> Set.of(side.strip().split("\\s*,\\s*")))
                      .toList())
          .toList();

  static Polarity of(String text, Bridge bridge) {
    Set<String> affirmed = new HashSet<>();
    Set<String> denied = new HashSet<>();
    Set<String> all = new HashSet<>();
    String open = text.replaceAll("(?iu)(या नहीं|ya nahi[n]?|or not)", "");
    for (String clause : open.split("[,;.:!?।]\\s|[,;.:!?।]$")) {
      List<String> words = Bridge.words(clause);
      all.addAll(words);
      Set<Integer> reach = reach(words);
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        if (Wording.counts(word, bridge)) {
          (reach.contains(i) ? denied : affirmed).add(Bridge.stem(word));
        }
      }
    }
    return new Polarity(affirmed, denied, all);
  }

  private static Set<Integer> reach(List<String> words) {
    Set<Integer> reach = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      boolean hindi = HINDI.contains(words.get(i));
      if (!hindi && !ENGLISH.contains(words.get(i))) {
        continue;
      }
      for (int j = i + 1;
          j <= i + (NOUNS.contains(words.get(i)) ? NOUN : FORWARD) && j < words.size();
          j++) {
        if (!words.get(j).equals("to") && CLAUSE_ENDS.contains(words.get(j))) {
          break;
        }
        reach.add(j);
      }
      for (int j = i - 1; hindi && j >= Math.max(0, i - BACK); j--) {
        reach.add(j);
      }
    }
    return reach;
  }

  /**
   * A word that this statement says the other way round than its source; empty if none.
   *
   * @param alike stems that may stand for a stem, itself among them
   */
  Optional<String> turnedRound(Polarity source, Function<String, Set<String>> alike) {
    List<String> turned = new ArrayList<>();
    for (String stem : affirmed) {
      if (anyOf(source.denied, alike.apply(stem)) && !anyOf(source.affirmed, alike.apply(stem))) {
        turned.add(stem);
      }
    }
    for (String stem : denied) {
      if (anyOf(source.affirmed, alike.apply(stem)) && !anyOf(source.denied, alike.apply(stem))) {
        turned.add(stem);
      }
    }
    for (List<Set<String>> sides : OPPOSITES) {
      turned.addAll(exchanged(sides, source));
    }
    return turned.stream().findFirst();
  }

  private static boolean anyOf(Set<String> stems, Set<String> alike) {
    return alike.stream().anyMatch(stems::contains);
  }

  private List<String> exchanged(List<Set<String>> sides, Polarity source) {
    List<String> exchanged = new ArrayList<>();
    for (Set<String> side : sides) {
      Optional<String> said = side.stream().filter(words::contains).findFirst();
      boolean sourceSaysToo = side.stream().anyMatch(source.words::contains);
      boolean sourceSaysOther =
          sides.stream()
              .filter(other -> other != side)
              .anyMatch(other -> other.stream().anyMatch(source.words::contains));
      if (said.isPresent() && !sourceSaysToo && sourceSaysOther) {
        exchanged.add(said.get());
      }
    }
    return exchanged;
  }
}
