package org.omnidesk.ai.classify;

/**
 * What a classifier reads of a ticket.
 *
 * @param title may be null or empty, not both it and the text
 * @param text plain text; outside data, only ever counted
 * @param language as a {@link org.omnidesk.ai.language.LanguageDetector} names it, or null
 */
public record ClassifiableText(String title, String text, String language) {

  public ClassifiableText {
    title = title == null ? "" : title;
    text = text == null ? "" : text;
  }

  /** Title and text in one. */
  public String joined() {
    return title.isBlank() ? text : text.isBlank() ? title : title + ". " + text;
  }

  /** What both the training and the prediction of a category see: no requests to be called. */
  String trouble() {
    return ContactRequests.removed(joined());
  }
}
