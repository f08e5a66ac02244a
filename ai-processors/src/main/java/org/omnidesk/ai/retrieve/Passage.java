package org.omnidesk.ai.retrieve;

import java.util.Objects;
import java.util.UUID;

/**
 * A text that may answer a question.
 *
 * @param kind {@code knowledge} or {@code ticket}
 * @param id of the article, or of the response to a solved ticket
 * @param sourceId what a person opens: the article, or the ticket
 * @param visibility {@code PUBLIC} or {@code INTERNAL}
 * @param category null for none
 */
public record Passage(
    String kind,
    UUID id,
    UUID sourceId,
    String title,
    String text,
    String language,
    String visibility,
    String category) {

  public static final String KNOWLEDGE = "knowledge";
  public static final String TICKET = "ticket";

  public Passage {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(visibility, "visibility");
    title = Objects.requireNonNullElse(title, "");
    text = Objects.requireNonNullElse(text, "");
    language = Objects.requireNonNullElse(language, "unknown");
  }
}
