package org.omnidesk.bench.outages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A major incident as people report it.
 *
 * @param texts one a person
 */
record Outage(String name, String category, List<String> texts) {

  /** The written ones. */
  static List<Outage> all() {
    List<Outage> outages = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Outage.class.getResourceAsStream("/outages/outages.txt"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("== ")) {
          String[] words = line.split(" ");
          outages.add(new Outage(words[1], words[2], new ArrayList<>()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          outages.get(outages.size() - 1).texts().add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outages;
  }
}
