package org.omnidesk.tickets.response;

/** Who may read a text. Unknown means {@code INTERNAL}. */
public enum Visibility {
  PUBLIC,
  INTERNAL
}
