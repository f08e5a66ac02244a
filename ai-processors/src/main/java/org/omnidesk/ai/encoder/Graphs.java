package org.omnidesk.ai.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Loads the graph that the settings name. Takes seconds; never on the common pool. */
public final class Graphs {

  private Graphs() {}

  /**
   * Loads and runs once, so that the first text does not pay for it.
   *
   * @throws IllegalStateException if the weights cannot be read or make vectors of another length
   *     than the settings say
   */
  public static Graph load(EncoderSettings settings, Tokenizer tokenizer) {
    DjlSetup.prepare(settings);
    Graph graph = open(settings);
    try {
      graph.run(TokenBatch.of(List.of(tokenizer.tokens("warm up")), tokenizer.padId()));
      if (graph.dimensions() != settings.model().dimensions()) {
        throw new IllegalStateException(
            "omnidesk.ai.encoder.dimensions: the model makes %d, not %d"
                .formatted(graph.dimensions(), settings.model().dimensions()));
      }
      return graph;
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private static Graph open(EncoderSettings settings) {
    ModelSource model = settings.model();
    try {
      if (settings.engine() == EncoderEngine.ONNX) {
        return OnnxGraph.load(settings);
      }
      if (model.url() == null || ModelSource.isOnnx(model.url())) {
        return BertGraph.load(settings);
      }
      return TorchScriptGraph.load(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("the encoder's weights cannot be read", e);
    }
  }
}
