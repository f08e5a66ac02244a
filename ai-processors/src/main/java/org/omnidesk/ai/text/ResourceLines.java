package org.omnidesk.ai.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts and lists of ours on the class path, line by line. */
public final class ResourceLines {

  private ResourceLines() {}

  /**
   * The lines that are not blank and do not begin with {@code #}, as they are written.
   *
   * @param path with a slash at its beginning, such as {@code /ai/draft/invented.txt}
   * @throws IllegalStateException if the class path has no such file
   */
  public static List<String> of(String path) {
    try (InputStream stream = ResourceLines.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
