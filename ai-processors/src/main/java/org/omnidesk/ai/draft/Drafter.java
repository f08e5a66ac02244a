package org.omnidesk.ai.draft;

/** Puts an answer together. Never sends: a draft waits for a person. Safe for many threads. */
public interface Drafter {

  /** An answer with citations, or a refusal with the reason; no source, no answer. */
  DraftResult draft(DraftRequest request);
}
