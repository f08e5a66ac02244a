package org.omnidesk.ai.draft;

import java.util.List;
import java.util.Optional;

/**
 * An answer, or a refusal with its reasons.
 *
 * @param answer empty when no source is good enough
 * @param modelId what decided
 * @param reasons of the answer or of the refusal
 */
public record DraftResult(Optional<DraftAnswer> answer, String modelId, List<String> reasons) {

  public DraftResult {
    reasons = List.copyOf(reasons);
  }

  /** No answer, and why. */
  public static DraftResult refused(String modelId, String reason) {
    return new DraftResult(Optional.empty(), modelId, List.of(reason));
  }

  /** An answer with its own reasons. */
  public static DraftResult of(DraftAnswer answer) {
    return new DraftResult(Optional.of(answer), answer.modelId(), answer.reasons());
  }

  /** Whether the English gloss is no more than a word list's; for routes. */
  public boolean isGlossRough() {
    return answer
        .map(DraftAnswer::gloss)
        .filter(gloss -> gloss.startsWith(LocalDrafts.WORD_BY_WORD))
        .isPresent();
  }

  /** For routes. */
  public boolean isMissing() {
    return answer.isEmpty();
  }
}
