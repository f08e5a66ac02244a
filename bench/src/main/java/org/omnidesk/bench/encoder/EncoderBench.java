package org.omnidesk.bench.encoder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.omnidesk.ai.encoder.EncoderEngine;
import org.omnidesk.ai.encoder.EncoderSettings;
import org.omnidesk.ai.encoder.LocalEncoder;
import org.omnidesk.ai.encoder.Precision;
import org.omnidesk.ai.encoder.Tokenizer;
import org.omnidesk.bench.Options;

/**
 * {@code bench/encoder [--engine onnx|pytorch] [--precision int8|fp32] [--texts N] [--rounds R]
 * [--threads T]}: the product's encoder beside raw ONNX Runtime on the same texts, in turns in one
 * process. Both tokenise; both figures are texts per second of processor time.
 */
public final class EncoderBench {

  private static final int PARITY = 100;

  private EncoderBench() {}

  public static void main(String[] arguments) throws Exception {
    try {
      Options options =
          Options.parse(arguments, "engine", "precision", "texts", "rounds", "threads");
      EncoderEngine engine = engine(options.text("engine", "onnx"));
      Precision precision = precision(options.text("precision", null), engine);
      Map<String, Object> figures =
          run(
              engine,
              precision,
              options.number("texts", 400),
              options.number("rounds", 3),
              options.number("threads", Math.min(2, Runtime.getRuntime().availableProcessors())));
      System.out.println(new ObjectMapper().writeValueAsString(figures));
      System.exit(0);
    } catch (IllegalArgumentException wrong) {
      System.err.println("encoder: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private static EncoderEngine engine(String name) {
    if (!name.equals("onnx") && !name.equals("pytorch")) {
      throw new IllegalArgumentException("--engine: onnx or pytorch, not '" + name + "'");
    }
    return EncoderEngine.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Precision precision(String name, EncoderEngine engine) {
    if (name == null) {
      return engine == EncoderEngine.ONNX ? Precision.INT8 : Precision.FP32;
    }
    if (!name.equals("int8") && !name.equals("fp32")) {
      throw new IllegalArgumentException("--precision: int8 or fp32, not '" + name + "'");
    }
    return Precision.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Raw ONNX Runtime has the same precision; beside PyTorch it is fp32. */
  public static Map<String, Object> run(
      EncoderEngine engine, Precision precision, int count, int rounds, int threads)
      throws Exception {
    if (count < 1 || rounds < 1 || threads < 1) {
      throw new IllegalArgumentException("--texts, --rounds and --threads: 1 or more");
    }
    EncoderSettings settings = EncoderSettings.miniLm(engine, precision, threads);
    List<String> texts = BenchTexts.make(count);
    double[] ours = new double[rounds];
    double[] raws = new double[rounds];
    try (LocalEncoder encoder = new LocalEncoder(settings, List.of());
        Tokenizer tokenizer = Tokenizer.open(settings.model(), settings.maxTokens())) {
      encoder.ready().get();
      try (RawOnnx raw = new RawOnnx(precision, tokenizer, threads)) {
        // both are compiled and have their memory before anything counts
        encoder.encode(texts);
        raw.encode(texts);
        for (int round = 0; round < rounds; round++) {
          // in turns, and the first of a round is the second of the next
          if (round % 2 == 0) {
            ours[round] = count / Cpu.seconds(() -> encoder.encode(texts));
            raws[round] = count / Cpu.seconds(() -> raw.encode(texts));
          } else {
            raws[round] = count / Cpu.seconds(() -> raw.encode(texts));
            ours[round] = count / Cpu.seconds(() -> encoder.encode(texts));
          }
          System.err.printf(
              Locale.ROOT,
              "round %d: %.1f texts per processor second, raw %.1f%n",
              round + 1,
              ours[round],
              raws[round]);
        }
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
          ratios[i] = ours[i] / raws[i];
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("textsPerCpuSecond", round(Cpu.median(ours), 1));
        figures.put("rawTextsPerCpuSecond", round(Cpu.median(raws), 1));
        figures.put("ratio", round(Cpu.median(ratios), 4));
        figures.put("minCosine", minCosine(encoder, raw, precision, texts));
        figures.put("rssMb", Cpu.residentMb());
        return figures;
      }
    }
  }

  /**
   * The worst of 100 texts. int8 quantises activations by batch, so there each text goes alone on
   * both sides.
   */
  private static double minCosine(
      LocalEncoder encoder, RawOnnx raw, Precision precision, List<String> all) throws Exception {
    List<String> texts = all.subList(0, Math.min(PARITY, all.size()));
    double min = 1;
    if (precision == Precision.INT8) {
      for (String text : texts) {
        min = Math.min(min, cosine(encoder.encode(List.of(text)), raw.encode(List.of(text)), 0));
      }
      return min;
    }
    List<float[]> ours = encoder.encode(texts);
    List<float[]> others = raw.encode(texts);
    for (int i = 0; i < texts.size(); i++) {
      min = Math.min(min, cosine(ours, others, i));
    }
    return min;
  }

  private static double cosine(List<float[]> left, List<float[]> right, int index) {
    float[] a = left.get(index);
    float[] b = right.get(index);
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return Math.min(1, dot / Math.sqrt(aa * bb));
  }

  private static double round(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
