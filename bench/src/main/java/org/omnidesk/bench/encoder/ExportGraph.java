package org.omnidesk.bench.encoder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.omnidesk.ai.encoder.EncoderEngine;
import org.omnidesk.ai.encoder.EncoderSettings;
import org.omnidesk.ai.encoder.GraphExport;
import org.omnidesk.ai.encoder.LocalEncoder;
import org.omnidesk.ai.encoder.ModelSource;
import org.omnidesk.ai.encoder.Precision;
import org.omnidesk.ai.encoder.Tokenizer;

/**
 * {@code bench/export FILE}: writes the packaged encoder as TorchScript ({@code .pt}) or ONNX
 * ({@code .onnx}), and beside it {@code FILE.vectors.json}: the token ids of 1,000 texts and the
 * vectors that ONNX Runtime makes of the first 200 on the CPU, so that a run elsewhere needs no
 * tokenizer and can compare.
 */
public final class ExportGraph {

  private static final int TEXTS = 1_000;
  private static final int COMPARED = 200;

  private ExportGraph() {}

  public static void main(String[] arguments) throws IOException {
    try {
      if (arguments.length != 1) {
        throw new IllegalArgumentException("one argument: the FILE to write, .pt or .onnx");
      }
      Map<String, Object> written = run(Path.of(arguments[0]));
      System.out.println(new ObjectMapper().writeValueAsString(written));
      System.exit(0);
    } catch (IllegalArgumentException wrong) {
      System.err.println("export: " + wrong.getMessage());
      System.exit(2);
    }
  }

  /** Writes both files. */
  public static Map<String, Object> run(Path file) throws IOException {
    if (file.toAbsolutePath().getParent() == null
        || !Files.isDirectory(file.toAbsolutePath().getParent())) {
      throw new IllegalArgumentException(file + ": its folder does not exist");
    }
    EncoderSettings settings =
        EncoderSettings.miniLm(
            EncoderEngine.ONNX,
            Precision.FP32,
            Math.min(2, Runtime.getRuntime().availableProcessors()));
    ModelSource model = settings.model();
    GraphExport.write(model, file);
    List<String> texts = BenchTexts.make(TEXTS);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("model", settings.modelId());
    content.put("inputs", List.of("input_ids", "attention_mask", "token_type_ids"));
    content.put("pooling", "mean over the text's own tokens, then unit length");
    try (Tokenizer tokenizer = Tokenizer.open(model, settings.maxTokens());
        LocalEncoder encoder = new LocalEncoder(settings, List.of())) {
      content.put("ids", texts.stream().map(tokenizer::tokens).toList());
      System.err.println("export: vectors of " + COMPARED + " texts");
      content.put("vectors", encoder.encode(texts.subList(0, COMPARED)));
    }
    Path vectors = Path.of(file + ".vectors.json");
    new ObjectMapper().writeValue(vectors.toFile(), content);
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("file", file.toString());
    written.put("bytes", Files.size(file));
    written.put("vectors", vectors.toString());
    written.put("n", COMPARED);
    return written;
  }
}
