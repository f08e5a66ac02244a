package org.omnidesk.ai.encoder;

import java.util.Locale;

/** What computes the graph, through DJL. */
public enum EncoderEngine {
  /** ONNX Runtime, on the CPU. */
  ONNX("OnnxRuntime"),
  /** PyTorch, on CUDA where the host has it; the only one that trains. */
  PYTORCH("PyTorch");

  private final String djlName;

  EncoderEngine(String djlName) {
    this.djlName = djlName;
  }

  /** As DJL calls it. */
  String djlName() {
    return djlName;
  }

  /** As settings and the status name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
