package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A result belongs to the manager of its first operand, so a leak is one wrong operand away. */
class NativeMemoryTest {

  private static final int WARM = 300;
  private static final int BATCHES = 1_000;

  /** A leak grows every time; the compiler's arenas and what other tests left running do not. */
  private static final int ATTEMPTS = 3;

  @ParameterizedTest
  @EnumSource(EncoderEngine.class)
  void native_memory_returns_to_within_5_percent_after_1000_batches(EncoderEngine engine)
      throws Exception {
    Path statm = Path.of("/proc/self/statm");
    Assumptions.assumeTrue(Files.exists(statm), "resident memory is read from /proc");
    Precision precision = engine == EncoderEngine.ONNX ? Precision.INT8 : Precision.FP32;
    EncoderSettings settings = EncoderSettings.miniLm(engine, precision, 2);
    try (Tokenizer tokenizer = Tokenizer.open(settings.model(), 256);
        Graph graph = Graphs.load(settings, tokenizer)) {
      List<TokenBatch> batches = batches(tokenizer);
      run(graph, batches, WARM);
      int arrays = arrays(graph);
      double growth = 2;
      for (int attempt = 0; attempt < ATTEMPTS && growth > 1.05; attempt++) {
        long before = resident(statm);
        run(graph, batches, BATCHES);
        long after = resident(statm);
        System.out.printf(
            "%s: resident without the heap %,d before, %,d after %d batches; %d arrays%n",
            engine, before, after, BATCHES, arrays(graph));
        growth = (double) after / before;
      }
      assertThat(arrays(graph)).as("arrays that the engine keeps").isEqualTo(arrays);
      assertThat(growth).isLessThan(1.05);
    }
  }

  /** Of several shapes, with and without padding. */
  private static List<TokenBatch> batches(Tokenizer tokenizer) {
    long[] one = tokenizer.tokens("printer");
    long[] two = tokenizer.tokens("the printer jams");
    long[] three = tokenizer.tokens("no mail since noon");
    return List.of(
        TokenBatch.of(List.of(one), 0),
        TokenBatch.of(List.of(one, two), 0),
        TokenBatch.of(List.of(two, two), 0),
        TokenBatch.of(List.of(one, two, three), 0));
  }

  private static void run(Graph graph, List<TokenBatch> batches, int count) {
    for (int i = 0; i < count; i++) {
      graph.run(batches.get(i % batches.size()));
    }
  }

  private static int arrays(Graph graph) {
    return graph instanceof BertGraph bert ? bert.arrays() : ((OnnxGraph) graph).arrays();
  }

  /** Once what Java and the C library hold back from loading is given back. */
  private static long resident(Path statm) throws Exception {
    long least = Long.MAX_VALUE;
    for (int steady = 0; steady < 6; steady++) {
      System.gc();
      DjlSetup.trimNativeMemory();
      // the heap, which G1 gives back when it pleases, is not the engine's
      long now =
          Long.parseLong(Files.readString(statm).split(" ")[1]) * 4096
              - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
      if (now < least * 0.99) {
        steady = 0;
      }
      least = Math.min(least, now);
    }
    return least;
  }
}
