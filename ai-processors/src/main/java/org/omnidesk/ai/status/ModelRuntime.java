package org.omnidesk.ai.status;

/**
 * A model on its engine, as it is now.
 *
 * @param engine {@code onnx} or {@code pytorch}
 * @param precision {@code int8, fp32, fp16} or {@code bf16}
 * @param loaded whether the weights are in memory; an idle model's are not
 * @param queueLength texts that wait
 * @param batches computed since the start
 * @param batchSize mean texts of the last 64 batches; 0 before the first
 * @param textsPerSecond while computing, over the last 64 batches; 0 before the first
 * @param memoryBytes of the weights in memory; 0 when unloaded
 * @param cached vectors in the cache
 * @param cacheHits vectors taken from it since the start
 * @param modelHash SHA-256 of the weights' file; null before the first load
 */
public record ModelRuntime(
    String engine,
    String precision,
    boolean loaded,
    int queueLength,
    long batches,
    double batchSize,
    double textsPerSecond,
    long memoryBytes,
    int cached,
    long cacheHits,
    String modelHash) {}
