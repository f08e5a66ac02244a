package org.omnidesk.bench.scores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One run of one of the programs of {@code bench/}, as anybody would type it.
 *
 * @param program its name
 * @param arguments without values of this machine where people read them, see {@link #shown}
 */
record Run(String program, List<String> arguments) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Run of(String program, Object... arguments) {
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return new Run(program, words);
  }

  /**
   * What the run ended with.
   *
   * @param result the JSON object of its last line; a missing node if it failed
   * @param log its standard error
   * @param exit status
   */
  record Ended(JsonNode result, String log, int exit) {}

  /** Runs the program to its end; its progress goes on to standard error. */
  Ended start(Path bench) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(bench.resolve(program).toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).start();
    StringBuilder log = new StringBuilder();
    Thread errors =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (BufferedReader lines = process.errorReader()) {
                    lines
                        .lines()
                        .forEach(
                            line -> {
                              log.append(line).append('\n');
                              System.err.println("  " + line);
                            });
                  } catch (IOException e) {
                    log.append(e);
                  }
                });
    String last = "";
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : line;
      }
    }
    int exit = process.waitFor();
    errors.join();
    JsonNode result = MAPPER.missingNode();
    if (last.startsWith("{")) {
      result = MAPPER.readTree(last);
    }
    return new Ended(result, log.toString(), exit);
  }

  /** As people read it: files by their names. */
  String shown() {
    return "bench/"
        + program
        + arguments.stream()
            .map(a -> a.startsWith("/") ? Path.of(a).getFileName().toString() : a)
            .map(a -> a.contains(" ") ? "'" + a + "'" : a)
            .collect(Collectors.joining(" ", arguments.isEmpty() ? "" : " ", ""));
  }
}
