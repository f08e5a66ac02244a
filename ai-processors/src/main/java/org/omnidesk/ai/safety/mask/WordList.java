package org.omnidesk.ai.safety.mask;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnidesk.ai.text.ResourceLines;

/** Words of a resource beside this room's rules: any number a line, {@code #} opens a remark. */
final class WordList {

  private WordList() {}

  /**
   * @param name of a file under {@code ai/safety/mask}, without its ending
   * @return its words in small letters
   */
  static Set<String> of(String name) {
    return ResourceLines.of("/ai/safety/mask/" + name + ".txt").stream()
        .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
