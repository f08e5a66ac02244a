package org.omnidesk.bench.scores;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.omnidesk.bench.hub.Json;

/**
 * Measures every quality claim and prints the table: {@code bench/scores [group ...]}. The training
 * data is looked for in {@code $OMNIDESK_SHARED}, else in {@code ../shared} beside the repository;
 * a row that needs what is not there is not measured and says so. Exits 1 if a measured figure is
 * under its "at least".
 */
public final class Scores {

  private Scores() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("omnidesk.home")).toAbsolutePath().normalize();
    Path bench = root.resolve("bench");
    Path work = Files.createDirectories(bench.resolve("target/scores"));
    String named = System.getenv("OMNIDESK_SHARED");
    Path shared = named == null ? root.resolve("../shared").normalize() : Path.of(named);
    List<Claim> claims = new Claims(root, shared.resolve("data"), new Splits(work)).all();
    Set<String> known = new TreeSet<>();
    claims.forEach(claim -> known.add(claim.group()));
    Set<String> wanted = new TreeSet<>(Arrays.asList(arguments));
    if (!known.containsAll(wanted)) {
      System.err.println("scores: unknown group " + wanted + ", there are " + known);
      System.exit(2);
    }
    System.exit(print(bench, claims, wanted) ? 0 : 1);
  }

  private static boolean print(Path bench, List<Claim> claims, Set<String> wanted)
      throws IOException, InterruptedException {
    List<String> below = new ArrayList<>();
    Map<String, String> matrices = new LinkedHashMap<>();
    int measured = 0;
    System.out.println("| what | measured | at least | aim | command |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (Claim claim : claims) {
      if (!wanted.isEmpty() && !wanted.contains(claim.group())) {
        continue;
      }
      Measurement.Results results =
          claim.measurement().missing() == null
              ? claim.measurement().start(bench)
              : new Measurement.Results(List.of(), "", claim.measurement().missing());
      String command =
          claim.measurement().runs().isEmpty()
              ? claim.measurement().missing()
              : "`" + claim.measurement().runs().get(0).shown() + "`" + folds(claim.measurement());
      for (Row row : claim.rows()) {
        OptionalDouble value = results.mean(row.figure());
        System.out.println(row.line(value, command));
        measured += value.isPresent() ? 1 : 0;
        if (value.isPresent() && !row.reaches(value.getAsDouble())) {
          below.add(row.what());
        }
        if (value.isEmpty() && claim.measurement().missing() == null) {
          below.add(
              row.what()
                  + " ("
                  + (results.failed() == null ? "no figure" : results.failed())
                  + ")");
        }
      }
      String matrix = Matrices.of(results.log());
      if (!matrix.isEmpty()) {
        matrices.put(claim.title(), matrix);
      }
    }
    matrices.forEach(
        (title, text) -> System.out.println("\n### " + title + "\n\n```\n" + text + "```"));
    ObjectNode summary = Json.MAPPER.createObjectNode();
    summary.put("measured", measured);
    below.forEach(summary.putArray("below")::add);
    System.out.println("\n" + summary);
    return below.isEmpty();
  }

  private static String folds(Measurement measurement) {
    int runs = measurement.runs().size();
    return runs == 1 ? "" : ", mean of " + runs + " folds";
  }
}
