package org.omnidesk.bench.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.omnidesk.ai.safety.SafetyProperties;
import org.omnidesk.ai.safety.mask.LabelledText;
import org.omnidesk.ai.safety.mask.MaskingScore;
import org.omnidesk.ai.safety.mask.SensitiveValues;
import org.omnidesk.bench.Options;

/** {@code bench/mask --test FILE.jsonl}: the product's masking, as configured by default. */
public final class MaskBench {

  private MaskBench() {}

  public static void main(String[] arguments) throws IOException {
    try {
      Options options = Options.parse(arguments, "test");
      MaskingScore score = run(required(options, "test"));
      score.mistakes().forEach(mistake -> System.err.println(mistake.replace('\n', ' ')));
      System.out.println(
          String.format(
              Locale.ROOT,
              "{\"n\":%d,\"recall\":%.4f,\"precision\":%.4f}",
              score.texts(),
              score.recall(),
              score.precision()));
    } catch (IllegalArgumentException e) {
      System.err.println("mask: " + e.getMessage());
      System.exit(2);
    }
  }

  /** The figures of one file. */
  public static MaskingScore run(Path file) throws IOException {
    return MaskingScore.of(values(), Jsonl.read(file, LabelledText::parse));
  }

  static SensitiveValues values() {
    SafetyProperties safety = SafetyProperties.defaults();
    return new SensitiveValues(
        safety.region(),
        safety.employeeNumbers().stream().map(Pattern::compile).toList(),
        safety.internalDomains());
  }

  static Path required(Options options, String name) {
    String value = options.text(name, null);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " FILE.jsonl is missing");
    }
    return Path.of(value);
  }

  /** JSON lines. */
  static final class Jsonl {

    private Jsonl() {}

    /** Turns one line into a value; throws {@code IllegalArgumentException} where it cannot. */
    interface Reader<T> {
      T read(String line);
    }

    static <T> List<T> read(Path file, Reader<T> reader) throws IOException {
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("no file " + file);
      }
      List<T> values = new ArrayList<>();
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          values.add(reader.read(line));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
      }
      return values;
    }
  }
}
