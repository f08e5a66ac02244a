package org.omnidesk.bench.retrieve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files with one JSON object of texts a line, UTF-8. */
public final class JsonLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  /**
   * @throws IllegalArgumentException naming file, line and the field that is missing
   */
  public static List<Map<String, String>> read(Path file, String... fields) {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(file.toString(), stream, fields);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A resource of ours; see {@link #read}. */
  public static List<Map<String, String>> resource(String name, String... fields) {
    try (InputStream stream = JsonLines.class.getResourceAsStream(name)) {
      return read(name, stream, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> read(String name, InputStream stream, String... fields)
      throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        rows.add(row(name + ":" + number, line, fields));
      }
    }
    return rows;
  }

  private static Map<String, String> row(String where, String line, String... fields) {
    try {
      JsonNode json = JSON.readTree(line);
      Map<String, String> row = new TreeMap<>();
      for (String field : fields) {
        if (!json.hasNonNull(field)) {
          throw new IllegalArgumentException(where + ": no field " + field);
        }
        row.put(field, json.get(field).asText());
      }
      return row;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + ": no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
