package org.omnidesk.ai.opinion;

import org.omnidesk.tickets.WireName;

/** How two opinions about a category stand to each other. */
public enum Verdict implements WireName {
  /** The same category, and words of the ticket that speak for it. */
  AGREED,
  /** Two categories. */
  DISAGREED,
  /** One of them names none, or cannot show why. */
  UNSURE;

  /**
   * @param local the best local category, also where it was under its threshold; null if none
   */
  static Verdict of(String local, SecondOpinion second) {
    if (local == null || second.category() == null || second.evidence().isEmpty()) {
      return UNSURE;
    }
    return local.equals(second.category()) ? AGREED : DISAGREED;
  }
}
