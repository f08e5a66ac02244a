package org.omnidesk.ai.safety.mask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words of a resource beside this room's rules: any number a line, {@code #} opens a remark. */
final class WordList {

  private WordList() {}

  /**
   * @param name of a file under {@code ai/safety/mask}, without its ending
   * @return its words in small letters
   */
  static Set<String> of(String name) {
    String path = "/ai/safety/mask/" + name + ".txt";
    try (InputStream file = WordList.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split("\\s+")))
          .filter(word -> !word.isEmpty())
          .map(word -> word.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
