package org.omnidesk.ai.encoder;

/** A loaded model. One thread at a time. */
public interface Graph extends AutoCloseable {

  /** One unit-length vector a row. */
  float[][] run(TokenBatch batch);

  /** Length of a vector. */
  int dimensions();

  /** {@code cpu} or {@code gpu:0}. */
  String device();

  /** Bytes of the weights as they lie in memory; 0 where the engine does not say. */
  long weightBytes();

  /** SHA-256 of the weights' file; null where it never was on this machine as one file. */
  String hash();

  @Override
  void close();
}
