package org.omnidesk.ai.claude;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Claude, {@code omnidesk.ai.claude.*}. Off until a key and a daily budget are set. Money is US
 * dollars; days are UTC.
 *
 * @param apiKey from the environment; never logged
 * @param apiKeyFile holds the key, where it is mounted as a file
 * @param baseUrl of the Messages API
 * @param model asked for an answer
 * @param temperature 0: as much the same every time as can be
 * @param maxTokens no question may ask for a longer answer
 * @param maxCharacters a longer text of the model is not looked at
 * @param timeLimit of one try, from connecting to the last byte
 * @param tries at most, the first counted; only refused ones (429, 529, 5xx) are made again
 * @param longestWait between two tries; a longer {@code retry-after} ends the call
 * @param inputPrice a million tokens of the question
 * @param outputPrice a million tokens of the answer
 * @param dailyBudgetUsd for all calls of a day; 0 switches Claude off
 * @param ticketBudgetUsd for all calls about one ticket, ever
 * @param channelBudgetUsd a day's calls about tickets of one channel; absent: no cap of its own
 * @param threshold a local category less sure than this is asked about too, though it did not
 *     abstain; 0: only where it abstained
 * @param prompts version by prompt name, where not the newest is wanted
 */
@Validated
@ConfigurationProperties("omnidesk.ai.claude")
public record ClaudeProperties(
    @DefaultValue("") String apiKey,
    Path apiKeyFile,
    @NotBlank @DefaultValue("https://api.anthropic.com/v1/") String baseUrl,
    @NotBlank @DefaultValue("claude-sonnet-4-5") String model,
    @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double temperature,
    @DefaultValue("2048") @Min(64) @Max(64_000) int maxTokens,
    @DefaultValue("50000") @Min(1000) int maxCharacters,
    @NotNull @DefaultValue("30s") Duration timeLimit,
    @DefaultValue("3") @Min(1) @Max(10) int tries,
    @NotNull @DefaultValue("20s") Duration longestWait,
    @NotNull @Positive @DefaultValue("3.00") BigDecimal inputPrice,
    @NotNull @Positive @DefaultValue("15.00") BigDecimal outputPrice,
    @NotNull @DecimalMin("0") @DefaultValue("0") BigDecimal dailyBudgetUsd,
    @NotNull @DecimalMin("0") @DefaultValue("0.50") BigDecimal ticketBudgetUsd,
    Map<String, @DecimalMin("0") BigDecimal> channelBudgetUsd,
    @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double threshold,
    Map<String, @Min(1) Integer> prompts) {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  public ClaudeProperties {
    channelBudgetUsd = channelBudgetUsd == null ? Map.of() : Map.copyOf(channelBudgetUsd);
    prompts = prompts == null ? Map.of() : Map.copyOf(prompts);
  }

  /**
   * The key, or empty.
   *
   * @throws UncheckedIOException if its file cannot be read
   */
  String key() {
    if (apiKeyFile == null) {
      return apiKey.strip();
    }
    try {
      return Files.readString(apiKeyFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("omnidesk.ai.claude.api-key-file cannot be read", e);
    }
  }

  /** Whether there is a key and money. */
  public boolean isOn() {
    return dailyBudgetUsd.signum() > 0 && !key().isEmpty();
  }

  /** What so many tokens cost. */
  BigDecimal cost(long inputTokens, long outputTokens) {
    return inputPrice
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(outputPrice.multiply(BigDecimal.valueOf(outputTokens)))
        .divide(MILLION);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ClaudeProperties[model=%s, baseUrl=%s, dailyBudgetUsd=%s]"
        .formatted(model, baseUrl, dailyBudgetUsd);
  }
}
