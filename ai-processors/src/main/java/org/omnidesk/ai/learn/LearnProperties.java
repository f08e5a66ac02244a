package org.omnidesk.ai.learn;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of learning, {@code omnidesk.ai.learn.*}.
 *
 * @param every how often the hub evaluates by itself whether a new model is better
 * @param newLabels fewer new labels than this since the last training: no evaluation
 * @param heldOutShare share of the labelled tickets that no model is trained on, 0-0.5; of few
 *     tickets more are held out, up to one half
 * @param leastHeldOut on fewer held-out tickets nothing is promoted
 * @param chance a candidate is better if luck alone would give its gain less often than this, 0-1
 * @param maxTickets labelled tickets to train from, people's labels and the newest first
 * @param personWeight of a row that a person labelled; a seed text weighs 1
 * @param sourceWeight of a row that a connected system labelled
 * @param threads of a training; it runs beside the daily work
 * @param tunedLayers last layers of the encoder that {@code fine-tune} trains; 0: its head alone
 * @param tunedEpochs times that {@code fine-tune} sees every text
 */
@Validated
@ConfigurationProperties("omnidesk.ai.learn")
public record LearnProperties(
    @NotNull @DefaultValue("7d") Duration every,
    @DefaultValue("20") @Min(1) int newLabels,
    @DefaultValue("0.2") @DecimalMin("0.05") @DecimalMax("0.5") double heldOutShare,
    @DefaultValue("10") @Min(5) int leastHeldOut,
    @DefaultValue("0.05") @DecimalMin("0.0001") @DecimalMax("0.2") double chance,
    @DefaultValue("12000") @Min(100) @Max(100_000) int maxTickets,
    @DefaultValue("2") @DecimalMin("0.1") @DecimalMax("100") double personWeight,
    @DefaultValue("1.5") @DecimalMin("0.1") @DecimalMax("100") double sourceWeight,
    @DefaultValue("1") @Min(1) @Max(64) int threads,
    @DefaultValue("2") @Min(0) @Max(24) int tunedLayers,
    @DefaultValue("3") @Min(1) @Max(100) int tunedEpochs) {}
