package org.omnidesk.ai.draft;

import org.omnidesk.ai.claude.ClaudeQuestion;

/**
 * An answer on its way: what is to be answered, from which sources, and who may write it.
 *
 * @param request null where nothing is wanted
 * @param decision what happens to the answer
 * @param question for Claude; null where only the local drafter may write
 * @param about what the caller needs again when the answer is there
 */
public record DraftWork(
    DraftRequest request, DraftModes.Decision decision, ClaudeQuestion question, Object about) {

  /** Nothing to do. */
  public static DraftWork nothing() {
    return new DraftWork(null, null, null, null);
  }

  /** For routes. */
  public boolean isWanted() {
    return request != null;
  }

  /** For routes. */
  public boolean isForClaude() {
    return question != null;
  }
}
