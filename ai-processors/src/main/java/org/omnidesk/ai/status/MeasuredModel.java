package org.omnidesk.ai.status;

/** A processor that can say how it does. */
public interface MeasuredModel {

  /** As it is now; never blocks. */
  ModelStatus status();
}
