package org.omnidesk.bench.twins;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.omnidesk.ai.adapter.AdapterTrainer;
import org.omnidesk.ai.adapter.TextPair;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.model.Models;
import org.omnidesk.bench.table.Table;

/**
 * {@code bench/twins --train PAIRS.csv --test PAIRS.csv --left COL --right COL [--n 1000]}: trains
 * the product's adapter on these pairs and its own, then looks for the twin of each of the first n
 * right texts among the first n left ones. The training file need not be given.
 */
public final class Twins {

  private Twins() {}

  public static void main(String[] arguments) throws IOException {
    int code = 0;
    try {
      Options options = Options.parse(arguments, "train", "test", "left", "right", "n");
      String left = required(options, "left");
      String right = required(options, "right");
      List<TextPair> train =
          options.text("train", null) == null
              ? List.of()
              : pairs(file(options, "train"), left, right, Integer.MAX_VALUE);
      List<TextPair> test = pairs(file(options, "test"), left, right, options.number("n", 1000));
      System.out.println(new ObjectMapper().writeValueAsString(run(train, test)));
    } catch (IllegalArgumentException wrong) {
      System.err.println("twins: " + wrong.getMessage());
      code = 2;
    }
    // The engine's threads would keep the process.
    System.exit(code);
  }

  private static String required(Options options, String name) {
    String value = options.text(name, null);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static Path file(Options options, String name) {
    Path file = Path.of(required(options, name));
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("--" + name + ": cannot read " + file);
    }
    return file;
  }

  private static List<TextPair> pairs(Path file, String left, String right, int most) {
    Table table = Table.read(file);
    List<String> lefts = table.column(left);
    List<String> rights = table.column(right);
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(most, lefts.size()); i++) {
      pairs.add(new TextPair(Integer.toString(i), lefts.get(i), rights.get(i)));
    }
    return pairs;
  }

  /** Trains on the given pairs and the product's own, scores on the others. */
  public static TwinScores run(List<TextPair> train, List<TextPair> test) {
    try (Encoder english = encoder()) {
      List<TextPair> all = new ArrayList<>(train);
      all.addAll(TextPair.shipped());
      System.err.printf("training on %d pairs, %d of them given%n", all.size(), train.size());
      return score(new AdapterTrainer(english).adapted(all), test);
    }
  }

  static Encoder encoder() {
    return Models.english();
  }

  static TwinScores score(Encoder encoder, List<TextPair> test) {
    return TwinScores.of(
        encoder.encode(test.stream().map(TextPair::other).toList()),
        encoder.encode(test.stream().map(TextPair::english).toList()));
  }
}
