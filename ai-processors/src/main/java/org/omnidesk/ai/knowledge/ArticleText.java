package org.omnidesk.ai.knowledge;

import java.util.List;

/**
 * The wording of a proposed article, or why there is none.
 *
 * @param title null where there is none
 * @param content null where there is none; not masked yet
 * @param modelId what wrote it
 * @param reasons for people
 */
public record ArticleText(String title, String content, String modelId, List<String> reasons) {

  public ArticleText {
    reasons = List.copyOf(reasons);
  }

  /** No article, and why. */
  static ArticleText refused(String modelId, String reason) {
    return new ArticleText(null, null, modelId, List.of(reason));
  }

  /** For routes. */
  public boolean isMissing() {
    return content == null;
  }
}
