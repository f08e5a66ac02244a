package org.omnidesk.bench.encoder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.omnidesk.ai.AiProcessors;
import org.omnidesk.ai.classify.ClassifiableText;
import org.omnidesk.ai.classify.Classifier;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.EncoderEngine;
import org.omnidesk.ai.encoder.EncoderSettings;
import org.omnidesk.ai.encoder.Precision;
import org.omnidesk.ai.encoder.Tokenizer;
import org.omnidesk.ai.similar.SimilarProcessors;
import org.omnidesk.ai.similar.TicketWords;
import org.omnidesk.ai.similar.VectorPayload;
import org.omnidesk.ai.similar.VectorPoint;
import org.omnidesk.ai.similar.VectorStore;
import org.omnidesk.bench.Folders;
import org.omnidesk.bench.Options;
import org.omnidesk.tickets.Hash;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * {@code bench/enrichment [--texts N] [--rounds R] [--threads T]}: classifying, embedding and
 * storing as the hub wires them, beside raw ONNX Runtime that only embeds; texts per second of
 * processor time, in turns in one process. Every round has English texts that were not seen before
 * (the adapter encodes a Hinglish one twice).
 */
public final class EnrichmentBench {

  /** As many texts as the indexing hands over at once: 128 tickets, two texts each. */
  private static final int PAGE = 256;

  private static final int WARM_ROUNDS = 8;

  private EnrichmentBench() {}

  public static void main(String[] arguments) throws Exception {
    try {
      Options options = Options.parse(arguments, "texts", "rounds", "threads");
      Map<String, Object> figures =
          run(
              options.number("texts", 800),
              options.number("rounds", 6),
              options.number("threads", Math.min(2, Runtime.getRuntime().availableProcessors())));
      System.out.println(new ObjectMapper().writeValueAsString(figures));
      System.exit(0);
    } catch (IllegalArgumentException wrong) {
      System.err.println("enrichment: " + wrong.getMessage());
      System.exit(2);
    }
  }

  /** int8 on both sides: what a machine without a GPU runs. */
  public static Map<String, Object> run(int count, int rounds, int threads) throws Exception {
    if (count < 1 || rounds < 1 || threads < 1) {
      throw new IllegalArgumentException("--texts, --rounds and --threads: 1 or more");
    }
    EncoderSettings settings = EncoderSettings.miniLm(EncoderEngine.ONNX, Precision.INT8, threads);
    Path data = Files.createTempDirectory("enrichment");
    double[] ours = new double[rounds];
    double[] raws = new double[rounds];
    try (AnnotationConfigApplicationContext hub = hub(data, threads);
        Tokenizer tokenizer = Tokenizer.open(settings.model(), settings.maxTokens());
        RawOnnx raw = new RawOnnx(Precision.INT8, tokenizer, threads)) {
      // trained, compiled, and with their memory, before anything counts: what is compared is how
      // they run all day, and the compiler is at work for thousands of texts
      fused(hub.getBean(Classifier.class));
      for (int warm = 0; warm < WARM_ROUNDS; warm++) {
        List<String> texts = BenchTexts.make(count, 1_000 + warm);
        enrich(hub, texts);
        raw.encode(texts);
      }
      for (int round = 0; round < rounds; round++) {
        List<String> texts = BenchTexts.make(count, 101 + round);
        if (round % 2 == 0) {
          ours[round] = count / Cpu.seconds(() -> enrich(hub, texts));
          raws[round] = count / Cpu.seconds(() -> raw.encode(texts));
        } else {
          raws[round] = count / Cpu.seconds(() -> raw.encode(texts));
          ours[round] = count / Cpu.seconds(() -> enrich(hub, texts));
        }
        System.err.printf(
            Locale.ROOT,
            "round %d: %.1f texts per processor second, raw encoder %.1f%n",
            round + 1,
            ours[round],
            raws[round]);
      }
    } finally {
      Folders.delete(data);
    }
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = ours[i] / raws[i];
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("textsPerCpuSecond", Math.round(Cpu.median(ours) * 10) / 10.0);
    figures.put("rawTextsPerCpuSecond", Math.round(Cpu.median(raws) * 10) / 10.0);
    figures.put("ratio", Math.round(Cpu.median(ratios) * 10_000) / 10_000.0);
    return figures;
  }

  /**
   * The classifier answers by words until its fused model is trained, which takes processor time.
   */
  private static void fused(Classifier classifier) throws InterruptedException {
    System.err.println("waiting for the fused classifier");
    for (int second = 0; !classifier.modelId().startsWith("fused"); second++) {
      if (second > 600) {
        throw new IllegalStateException("the classifier is still " + classifier.modelId());
      }
      Thread.sleep(1_000);
    }
  }

  private static AnnotationConfigApplicationContext hub(Path data, int threads) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "bench",
                Map.of(
                    "omnidesk.data",
                    data.toString(),
                    "omnidesk.ai.encoder.engine",
                    "onnx",
                    "omnidesk.ai.encoder.precision",
                    "int8",
                    "omnidesk.ai.encoder.threads",
                    threads)));
    context.register(AiProcessors.class, SimilarProcessors.class);
    context.refresh();
    return context;
  }

  /** A page is classified and stored while the next one is embedded. */
  private static void enrich(AnnotationConfigApplicationContext hub, List<String> texts) {
    Encoder encoder = hub.getBean(Encoder.class);
    Classifier classifier = hub.getBean(Classifier.class);
    VectorStore store = hub.getBean(VectorStore.class);
    double classifying = 0;
    double storing = 0;
    CompletableFuture<List<float[]>> underWay = encoder.encodeAsync(page(texts, 0));
    for (int from = 0; from < texts.size(); from += PAGE) {
      CompletableFuture<List<float[]>> next = encoder.encodeAsync(page(texts, from + PAGE));
      List<String> page = page(texts, from);
      classifying +=
          Cpu.threadSeconds(
              () ->
                  classifier.classify(
                      page.stream().map(text -> new ClassifiableText("", text, "en")).toList()));
      List<float[]> vectors = underWay.join();
      storing += Cpu.threadSeconds(() -> store(store, encoder, page, vectors));
      underWay = next;
    }
    store.flush();
    System.err.printf(
        Locale.ROOT,
        "of a text: classifying %.2f ms, storing %.2f ms%n",
        classifying * 1000 / texts.size(),
        storing * 1000 / texts.size());
  }

  private static List<String> page(List<String> texts, int from) {
    return texts.subList(Math.min(from, texts.size()), Math.min(from + PAGE, texts.size()));
  }

  private static void store(
      VectorStore store, Encoder encoder, List<String> texts, List<float[]> vectors) {
    List<VectorPoint> points = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      points.add(
          new VectorPoint(
              UUID.randomUUID(),
              vectors.get(i),
              new VectorPayload(
                  "INTERNAL", "bench", "en", "open", encoder.modelId(), Hash.sha256(texts.get(i))),
              TicketWords.of("", texts.get(i))));
    }
    store.upsert(VectorStore.TICKETS, points);
  }
}
