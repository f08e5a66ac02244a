package org.omnidesk.ai.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Our tab-separated lists on the class path; lines that start with # are comments. */
final class Tsv {

  private Tsv() {}

  /**
   * The rows of one list.
   *
   * @throws IllegalStateException naming the line that has not so many columns
   */
  static List<String[]> read(String resource, int columns) {
    try {
      return parse(
          resource,
          new ClassPathResource(resource, Tsv.class.getClassLoader())
              .getContentAsString(StandardCharsets.UTF_8),
          columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String[]> parse(String name, String content, int columns) {
    List<String[]> rows = new ArrayList<>();
    String[] lines = content.split("\r?\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].isBlank() || lines[i].startsWith("#")) {
        continue;
      }
      String[] row = lines[i].split("\t", -1);
      if (row.length != columns) {
        throw new IllegalStateException(
            "%s line %d: %d columns, not %d".formatted(name, i + 1, row.length, columns));
      }
      rows.add(row);
    }
    return rows;
  }
}
