package org.omnidesk.ai.retrieve;

/**
 * A passage that fits a question.
 *
 * @param score 0-1, comparable between questions
 * @param reason the evidence, for people
 */
public record Retrieved(Passage passage, double score, String reason) {}
