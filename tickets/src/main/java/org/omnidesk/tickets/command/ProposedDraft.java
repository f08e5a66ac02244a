package org.omnidesk.tickets.command;

import java.util.Map;

/**
 * A draft as a drafter made it.
 *
 * @param gloss the text in English for the agent; null where the text is English
 * @param reasons as JSON-ready values: sentences for people
 * @param sources as JSON-ready values: number, kind, id, title, quotes
 * @param receipt as JSON-ready values: prompt, model, tokens, cost, latency; null: no model asked
 * @param mode {@code draft} or {@code auto}
 * @param fourEyes whether two different persons have to approve
 * @param template id of a registered template that the text was made by; null for free text
 * @param values the template's variables
 */
public record ProposedDraft(
    String text,
    String language,
    String gloss,
    double confidence,
    String model,
    Object reasons,
    Object sources,
    Object receipt,
    String mode,
    boolean fourEyes,
    String template,
    Map<String, String> values) {

  public ProposedDraft {
    mode = mode == null ? "draft" : mode;
    values = values == null ? Map.of() : Map.copyOf(values);
  }

  /** A plain draft: no gloss, no receipt, one person approves. */
  public ProposedDraft(
      String text,
      String language,
      double confidence,
      String model,
      Object reasons,
      Object sources) {
    this(text, language, null, confidence, model, reasons, sources, null, null, false, null, null);
  }
}
