package org.omnidesk.ai.claude;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.omnidesk.ai.safety.OutsideText;

/**
 * One question to Claude. Its outside texts are plain here; they are masked and fenced on the way
 * out, and the answer is restored on the way back.
 *
 * @param operation label of metrics and of the AI log: {@code classify, draft, gloss, article}
 * @param ticketId null where the question is about no ticket
 * @param channel where the ticket came from, for budgets: {@code email, sms, portal, glpi,
 *     sap-solman}
 * @param dataClass of the ticket; {@code restricted} never leaves
 * @param prompt our own words
 * @param outside texts of other people, which are data
 * @param answerSchema JSON schema that the answer must fit
 * @param maxAnswerTokens the answer is cut there, which fails it
 */
public record ClaudeQuestion(
    String operation,
    UUID ticketId,
    String channel,
    String dataClass,
    Prompt prompt,
    List<OutsideText> outside,
    String answerSchema,
    int maxAnswerTokens) {

  public ClaudeQuestion {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(answerSchema, "answerSchema");
    dataClass = Objects.requireNonNullElse(dataClass, "internal");
    channel = Objects.requireNonNullElse(channel, "portal");
    outside = List.copyOf(outside);
  }
}
