package org.omnidesk.ai.claude;

/**
 * A prompt file of one version: {@code ai/prompts/<name>/v<version>.md}.
 *
 * @param hash SHA-256 of the text, hex
 */
public record Prompt(String name, int version, String text, String hash) {}
