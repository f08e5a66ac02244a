package org.omnidesk.ai.classify;

import java.util.Objects;
import org.omnidesk.tickets.ticket.TicketType;
import org.omnidesk.tickets.ticket.Urgency;

/**
 * One text with what people said about it: a row to train from.
 *
 * @param title may be empty, not both it and the description
 * @param description plain text; outside data, only ever counted
 * @param language as a {@link org.omnidesk.ai.language.LanguageDetector} names it, or null
 * @param category id of its category, never blank
 * @param urgency null where nobody said
 * @param type null where nobody said
 * @param source where the row is from: {@code seed}, {@code correction}, {@code glpi-hq}; for the
 *     evidence, never a feature
 * @param weight of the row, 1 usual; above 0
 */
public record LabelledText(
    String title,
    String description,
    String language,
    String category,
    Urgency urgency,
    TicketType type,
    String source,
    double weight) {

  public LabelledText {
    title = title == null ? "" : title;
    description = description == null ? "" : description;
    source = source == null ? "" : source;
    Objects.requireNonNull(category, "category");
    if (category.isBlank() || !(weight > 0) || weight > 1000) {
      throw new IllegalArgumentException("a row needs a category and a weight in (0, 1000]");
    }
  }

  /** A row of category alone, weight 1. */
  public static LabelledText of(String text, String language, String category) {
    return new LabelledText("", text, language, category, null, null, "", 1);
  }

  /** What a classifier reads of it. */
  public ClassifiableText text() {
    return new ClassifiableText(title, description, language);
  }
}
