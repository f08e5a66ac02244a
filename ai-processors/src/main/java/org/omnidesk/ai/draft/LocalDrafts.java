package org.omnidesk.ai.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.omnidesk.ai.retrieve.Bridge;

/** The answer without any model of others: sentences of the sources, word for word. */
public class LocalDrafts {

  /** What a gloss begins with that nobody but a word list made. */
  static final String WORD_BY_WORD = "(word by word) ";

  private final Drafter drafter;
  private final Bridge bridge;

  public LocalDrafts(Drafter drafter, Bridge bridge) {
    this.drafter = drafter;
    this.bridge = bridge;
  }

  /** What stands before the local answer where no model was asked. For routes. */
  public DraftResult none() {
    return new DraftResult(Optional.empty(), "none", List.of());
  }

  /** The local answer; what refused an earlier one stands among its reasons. For routes. */
  public DraftResult draft(DraftWork work, DraftResult before) {
    DraftResult local = drafter.draft(work.request());
    List<String> reasons = new ArrayList<>(before.reasons());
    reasons.addAll(local.reasons());
    return local
        .answer()
        .map(answer -> DraftResult.of(answer.with(gloss(answer), reasons)))
        .orElseGet(() -> new DraftResult(local.answer(), local.modelId(), reasons));
  }

  /** Word by word, which is rough, and says so; null for English. */
  private String gloss(DraftAnswer answer) {
    String gloss = bridge.gloss(answer.text());
    return gloss.equals(answer.text()) ? null : WORD_BY_WORD + gloss;
  }
}
