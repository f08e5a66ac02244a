package org.omnidesk.ai.encoder;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.omnidesk.ai.AiProperties;

/**
 * One encoder, decided: nothing is "auto" any more, and nothing in it would end the process.
 *
 * @param engine what computes
 * @param precision of the weights
 * @param gpu whether it runs on CUDA device 0
 * @param model where weights and tokenizer are
 * @param maxTokens a text is cut there
 * @param batches when a batch goes to the engine
 * @param cacheSize vectors kept; 0: none
 * @param idleUnload the weights leave memory after this time without a text; zero: never
 * @param threads of one inference
 * @param spinning whether waiting threads burn processor time
 * @param patience how long a call waits for the load, and for a place in the queue
 */
public record EncoderSettings(
    EncoderEngine engine,
    Precision precision,
    boolean gpu,
    ModelSource model,
    int maxTokens,
    BatchLimits batches,
    int cacheSize,
    Duration idleUnload,
    int threads,
    boolean spinning,
    Duration patience) {

  public EncoderSettings {
    EncoderGuards.check(engine, precision, gpu, model);
    if (batches.tokens() < maxTokens) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.batch-tokens: %d is less than one text of max-tokens %d"
              .formatted(batches.tokens(), maxTokens));
    }
  }

  /**
   * The settings on this machine.
   *
   * @param gpu whether CUDA and its libtorch are there, see {@link Cuda#usable()}
   * @throws IllegalArgumentException naming the setting that cannot work
   */
  public static EncoderSettings resolve(EncoderProperties encoder, AiProperties ai, boolean gpu) {
    URI url = url("model-url", encoder.modelUrl());
    EncoderEngine engine = engine(encoder, url, gpu);
    boolean onGpu = gpu && engine == EncoderEngine.PYTORCH;
    Precision precision =
        encoder.precision().equals("auto")
            ? engine == EncoderEngine.ONNX && url == null ? Precision.INT8 : Precision.FP32
            : Precision.valueOf(encoder.precision().toUpperCase(java.util.Locale.ROOT));
    int threads = Optional.ofNullable(encoder.threads()).orElse(0);
    return new EncoderSettings(
        engine,
        precision,
        onGpu,
        url == null
            ? packaged(encoder, precision)
            : ModelSource.at(
                url,
                tokenizer(encoder),
                encoder.modelId(),
                encoder.dimensions(),
                encoder.pooling()),
        Optional.ofNullable(encoder.maxTokens()).orElse(ai.maxTokens()),
        new BatchLimits(
            encoder.batchSize(),
            Optional.ofNullable(encoder.batchTokens()).orElse(ai.batchTokens()),
            encoder.batchWait(),
            encoder.queue()),
        encoder.cacheSize(),
        encoder.idleUnload(),
        threads > 0 ? threads : ai.inferenceThreads(),
        encoder.spinning(),
        ai.patience());
  }

  private static EncoderEngine engine(EncoderProperties encoder, URI url, boolean gpu) {
    if (!encoder.engine().equals("auto")) {
      return encoder.engine().equals("onnx") ? EncoderEngine.ONNX : EncoderEngine.PYTORCH;
    }
    boolean torchScript = url != null && !ModelSource.isOnnx(url);
    return gpu || torchScript ? EncoderEngine.PYTORCH : EncoderEngine.ONNX;
  }

  private static ModelSource packaged(EncoderProperties encoder, Precision precision) {
    if (encoder.pooling() != Pooling.MEAN) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.pooling: the packaged all-MiniLM-L6-v2 needs mean");
    }
    return ModelSource.miniLm(precision);
  }

  private static URI tokenizer(EncoderProperties encoder) {
    if (encoder.tokenizerUrl() == null || encoder.tokenizerUrl().isBlank()) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.tokenizer-url: needed with omnidesk.ai.encoder.model-url");
    }
    return url("tokenizer-url", encoder.tokenizerUrl());
  }

  /** Null where nothing is set. */
  private static URI url(String setting, String value) {
    try {
      return value == null || value.isBlank() ? null : URI.create(value.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.%s: no URL: %s".formatted(setting, value), e);
    }
  }

  /** The packaged MiniLM with the product's defaults on the CPU, for programs and tests. */
  public static EncoderSettings miniLm(EncoderEngine engine, Precision precision, int threads) {
    return new EncoderSettings(
        engine,
        precision,
        false,
        ModelSource.miniLm(precision),
        256,
        new BatchLimits(32, 8192, Duration.ofMillis(3), 2048),
        0,
        Duration.ZERO,
        threads,
        false,
        Duration.ofSeconds(120));
  }

  /** The same with other batches. */
  public EncoderSettings withBatches(BatchLimits other) {
    return new EncoderSettings(
        engine,
        precision,
        gpu,
        model,
        maxTokens,
        other,
        cacheSize,
        idleUnload,
        threads,
        spinning,
        patience);
  }

  /** The same with a cache of this many vectors. */
  public EncoderSettings withCache(int size) {
    return new EncoderSettings(
        engine,
        precision,
        gpu,
        model,
        maxTokens,
        batches,
        size,
        idleUnload,
        threads,
        spinning,
        patience);
  }

  /** The same, unloaded after this time without a text. */
  public EncoderSettings withIdleUnload(Duration idle) {
    return new EncoderSettings(
        engine, precision, gpu, model, maxTokens, batches, cacheSize, idle, threads, spinning,
        patience);
  }

  /** The same for another model. */
  public EncoderSettings withModel(ModelSource other) {
    return new EncoderSettings(
        engine,
        precision,
        gpu,
        other,
        maxTokens,
        batches,
        cacheSize,
        idleUnload,
        threads,
        spinning,
        patience);
  }

  /** Names model, precision and pooling; see {@link Encoder#modelId()}. */
  public String modelId() {
    return model.name() + "-" + precision.id() + (model.pooling() == Pooling.CLS ? "-cls" : "");
  }
}
