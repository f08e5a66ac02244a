package org.omnidesk.ai.encoder;

import java.util.Locale;

/** Of the weights while they compute. Vectors of different precisions are of different models. */
public enum Precision {
  INT8,
  FP32,
  FP16,
  BF16;

  /** As settings, model ids and the status name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
