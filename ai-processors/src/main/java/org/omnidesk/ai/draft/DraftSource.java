package org.omnidesk.ai.draft;

import java.util.Objects;
import java.util.UUID;

/**
 * A text that an answer may quote. <b>Only PUBLIC texts may be given</b>: whatever stands here can
 * reach the requester. The caller filters, the record cannot tell.
 *
 * @param kind {@code knowledge} or {@code ticket}
 * @param id of the article, or of the solved ticket
 * @param title shown beside the citation
 * @param text plain text or Markdown
 * @param language of the text
 * @param score of the retrieval, 0-1; 0 where there is none
 */
public record DraftSource(
    String kind, UUID id, String title, String text, String language, double score) {

  public DraftSource {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    title = Objects.requireNonNullElse(title, "");
    text = Objects.requireNonNullElse(text, "");
    language = Objects.requireNonNullElse(language, "unknown");
  }
}
