package org.omnidesk.ai.encoder;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the encoder, {@code omnidesk.ai.encoder.*}. {@link EncoderSettings#resolve} refuses
 * combinations that cannot work or would end the process.
 *
 * @param engine {@code onnx}, {@code pytorch}, or {@code auto}: PyTorch where a CUDA device and its
 *     libtorch are there, else ONNX Runtime
 * @param precision {@code int8, fp32, fp16, bf16}, or {@code auto}: int8 on ONNX Runtime, fp32 on
 *     PyTorch. Half precisions run on a GPU only
 * @param modelUrl another model than the packaged MiniLM: TorchScript ({@code .pt}) for PyTorch,
 *     {@code .onnx} for either; {@code file:}, {@code https:} or {@code djl:}
 * @param tokenizerUrl its {@code tokenizer.json}, needed with a model URL
 * @param modelId name of that model in ids of vectors; absent: from the URL and its content
 * @param dimensions of that model's vectors
 * @param pooling as that model's card says
 * @param maxTokens a text is cut there; absent: {@code omnidesk.ai.max-tokens}
 * @param batchSize texts of one batch at most
 * @param batchTokens padded tokens of one batch at most; absent: {@code omnidesk.ai.batch-tokens}
 * @param batchWait how long the first text of a batch waits for others
 * @param queue texts that may wait before callers are held up
 * @param cacheSize vectors kept, the least recently used go first; 0: none. {@code
 *     ai_model_cache_size} in the seed
 * @param idleUnload the weights leave memory after this time without a text and come back on
 *     demand; 0: never
 * @param threads of one inference; absent: {@code omnidesk.ai.threads}
 * @param spinning whether the engine's threads burn processor time while they wait: faster on cores
 *     of their own, ruinous on shared ones
 */
@Validated
@ConfigurationProperties("omnidesk.ai.encoder")
public record EncoderProperties(
    @NotNull @DefaultValue("auto") @Pattern(regexp = "auto|onnx|pytorch") String engine,
    @NotNull @DefaultValue("auto") @Pattern(regexp = "auto|int8|fp32|fp16|bf16") String precision,
    String modelUrl,
    String tokenizerUrl,
    @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,80}") String modelId,
    @DefaultValue("384") @Min(8) @Max(8192) int dimensions,
    @NotNull @DefaultValue("mean") Pooling pooling,
    @Min(16) @Max(512) Integer maxTokens,
    @DefaultValue("32") @Min(1) @Max(1024) int batchSize,
    @Min(512) @Max(262144) Integer batchTokens,
    @NotNull @DefaultValue("3ms") Duration batchWait,
    @DefaultValue("2048") @Min(1) @Max(100000) int queue,
    @DefaultValue("10000") @Min(0) @Max(10000000) int cacheSize,
    @NotNull @DefaultValue("0s") Duration idleUnload,
    @Min(0) @Max(64) Integer threads,
    @DefaultValue("false") boolean spinning) {}
