package org.omnidesk.ai.draft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists of {@code ai/draft}, line by line, without comments. */
final class WordLists {

  private WordLists() {}

  static List<String> lines(String file) {
    try (InputStream stream = WordLists.class.getResourceAsStream("/ai/draft/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: ai/draft/" + file);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
