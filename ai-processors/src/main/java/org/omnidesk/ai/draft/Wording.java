package org.omnidesk.ai.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.text.ResourceLines;

/**
 * Whether a sentence is worded from one statement: part by part, because two halves of a statement
 * can be joined to something that it does not say.
 */
final class Wording {

  private static final double FOREIGN_SHARE = 0.25;
  private static final int MANY = 3;
  private static final Pattern PARTS =
      Pattern.compile(
          "(?iu)[;:]\\s|,?\\s(?:so that|and then|but|because|while|which|where)\\s|,\\s(?:so|then)\\s");
  private static final Pattern CLAUSES = Pattern.compile("[;.!?।]\\s+");
  // Noise to a search, but not in an instruction.
  private static final Set<String> COUNTED = Set.of("keep", "keeps", "use", "used", "make");

  private final Bridge bridge;
  private final Map<String, Set<String>> paraphrases = new HashMap<>();

  Wording(Bridge bridge) {
    this.bridge = bridge;
    for (String line : ResourceLines.of("/ai/draft/paraphrases.txt")) {
      Set<String> group =
          Arrays.stream(line.split("\\s+")).map(Bridge::stem).collect(Collectors.toSet());
      group.forEach(
          stem -> paraphrases.computeIfAbsent(stem, key -> new HashSet<>()).addAll(group));
    }
  }

  /** Whether a word counts in an instruction. */
  static boolean counts(String word, Bridge bridge) {
    return COUNTED.contains(word) || !bridge.isNoise(word);
  }

  /** Stems of the words that count, in their order. */
  static List<String> stems(String text, Bridge bridge) {
    return Bridge.words(text).stream()
        .filter(word -> counts(word, bridge))
        .map(Bridge::stem)
        .toList();
  }

  /** Stems that may stand for a stem, itself among them. */
  Set<String> alike(String stem) {
    return paraphrases.getOrDefault(stem, Set.of(stem));
  }

  /** Why the sentence is not worded from the statement; empty if it is. */
  Optional<String> foreign(String sentence, String statement, String title) {
    List<String> clauses = clauses(statement);
    for (String part : PARTS.split(sentence)) {
      if (!part.isBlank()) {
        Optional<String> foreign =
            clauses.stream()
                .map(clause -> foreignPart(part, clause, title))
                .reduce((a, b) -> a.isEmpty() ? a : b)
                .orElseThrow();
        if (foreign.isPresent()) {
          return foreign;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> foreignPart(String part, String clause, String title) {
    List<String> said = stems(part, bridge);
    List<String> source = stems(clause, bridge);
    Set<String> known = new LinkedHashSet<>(source);
    known.addAll(stems(title, bridge));
    List<String> foreign = said.stream().filter(stem -> !isKnown(stem, known)).toList();
    if (foreign.size() > Math.max(said.size() >= MANY ? 1 : 0, FOREIGN_SHARE * said.size())) {
      return Optional.of("its source does not say \"" + String.join(", ", foreign) + "\"");
    }
    if (!Facts.of(part).numbersWithin(Facts.of(clause))) {
      return Optional.of("a number stands elsewhere in the source");
    }
    return foreign.stream()
        .filter(stem -> isExchanged(stem, said, source))
        .findFirst()
        .map(stem -> "\"" + stem + "\" stands in place of another word of the source");
  }

  /** Clauses of a statement; at a comma only where it parts two that have a number each. */
  private List<String> clauses(String statement) {
    List<String> clauses = new ArrayList<>();
    for (String clause : CLAUSES.split(statement)) {
      List<String> parts = Arrays.asList(clause.split(",\\s+"));
      boolean each =
          parts.size() > 1
              && parts.stream()
                  .allMatch(
                      part ->
                          !Facts.of(part).numbers().isEmpty() && stems(part, bridge).size() > 1);
      clauses.addAll(each ? parts : List.of(clause));
    }
    return clauses;
  }

  private boolean isKnown(String stem, Set<String> known) {
    return known.contains(stem)
        || alike(stem).stream().anyMatch(known::contains)
        || Facts.of(stem).numbers().size() == 1;
  }

  /** Your private account, where the source has your work account. */
  private boolean isExchanged(String foreign, List<String> said, List<String> source) {
    int at = said.indexOf(foreign);
    if (at + 1 >= said.size()) {
      return false;
    }
    Set<String> next = alike(said.get(at + 1));
    Set<String> before = new HashSet<>();
    for (int i = 1; i < source.size(); i++) {
      if (next.contains(source.get(i))) {
        before.add(source.get(i - 1));
      }
    }
    return !before.isEmpty()
        && before.stream().noneMatch(word -> alike(word).stream().anyMatch(said::contains));
  }
}
