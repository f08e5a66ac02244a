package org.omnidesk.bench.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A CSV file with a header, UTF-8, quoted as RFC 4180 says.
 *
 * @param columns in the order of the header
 * @param rows by column
 */
public record Table(List<String> columns, List<Map<String, String>> rows) {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /**
   * Reads the whole file.
   *
   * @throws IllegalArgumentException if a row has fewer values than the header; the message names
   *     file and line
   */
  public static Table read(Path file) {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      List<String> columns = new ArrayList<>(parser.getHeaderNames());
      if (!columns.isEmpty() && columns.get(0).startsWith("\uFEFF")) {
        throw new IllegalArgumentException(file + ": starts with a byte order mark; remove it");
      }
      List<Map<String, String>> rows = new ArrayList<>();
      parser.forEach(
          row -> {
            if (!row.isConsistent()) {
              throw new IllegalArgumentException(
                  file
                      + ":"
                      + parser.getCurrentLineNumber()
                      + ": "
                      + row.size()
                      + " values, the header has "
                      + columns.size());
            }
            rows.add(row.toMap());
          });
      return new Table(columns, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One text a row, the columns joined by a line break.
   *
   * @param names comma-separated
   */
  public List<String> texts(String names) {
    List<String> wanted = Arrays.asList(names.split(","));
    wanted.forEach(this::require);
    return rows.stream()
        .map(row -> wanted.stream().map(row::get).collect(Collectors.joining("\n")))
        .toList();
  }

  /** One value a row. */
  public List<String> column(String name) {
    require(name);
    return rows.stream().map(row -> row.get(name)).toList();
  }

  private void require(String name) {
    if (!columns.contains(name)) {
      throw new IllegalArgumentException("no column " + name + ", there are " + columns);
    }
  }
}
