package org.omnidesk.ai.learn;

import org.omnidesk.tickets.WireName;

/** Where a registered model stands. */
public enum ModelState implements WireName {
  /** Trained, not judged. */
  CANDIDATE,
  /** The one that answers; at most one of a kind. */
  PROMOTED,
  /** Judged and not better. */
  REFUSED,
  /** Was promoted, or the product's own that was replaced. */
  RETIRED
}
