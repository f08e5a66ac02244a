package org.omnidesk.ai.encoder;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the packaged fp32 graph for programs outside the hub. */
public final class GraphExport {

  private GraphExport() {}

  /**
   * Writes TorchScript to {@code .pt} and ONNX to {@code .onnx}.
   *
   * @throws IllegalArgumentException for another ending
   */
  public static void write(ModelSource model, Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".pt") && !name.endsWith(".onnx")) {
      throw new IllegalArgumentException(file + ": the name must end with .pt or .onnx");
    }
    try (InputStream onnx = model.open();
        OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (name.endsWith(".onnx")) {
        onnx.transferTo(to);
      } else {
        TorchScriptFile.write(BertWeights.read(onnx), to);
      }
    }
  }

  /** Writes the model's {@code tokenizer.json}. */
  public static void writeTokenizer(ModelSource model, Path file) throws IOException {
    try (InputStream json = model.openTokenizer()) {
      Files.write(file, json.readAllBytes());
    }
  }
}
