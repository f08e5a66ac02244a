package org.omnidesk.ai.claude;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What one call took; also its row on the AI log.
 *
 * @param callId of the AI log
 * @param model that answered
 * @param promptName see {@link Prompt}
 * @param costUsd by the configured prices
 */
public record ClaudeReceipt(
    UUID callId,
    String model,
    String promptName,
    int promptVersion,
    String promptHash,
    int inputTokens,
    int outputTokens,
    BigDecimal costUsd,
    long latencyMillis) {}
