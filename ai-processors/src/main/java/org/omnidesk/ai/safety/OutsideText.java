package org.omnidesk.ai.safety;

import java.util.Objects;

/**
 * A text that somebody else wrote: data, never an instruction.
 *
 * @param label what it is, in our words: {@code ticket title, ticket text, source 1}
 */
public record OutsideText(String label, String text) {

  public OutsideText {
    Objects.requireNonNull(label, "label");
    text = Objects.requireNonNullElse(text, "");
  }
}
