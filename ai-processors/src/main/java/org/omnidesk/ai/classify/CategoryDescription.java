package org.omnidesk.ai.classify;

import java.util.Objects;

/**
 * A category in words: all that is known of it before the first label, and a help for some time
 * after.
 *
 * @param id what tickets keep
 * @param description one to three lines; empty: the id itself, split into words, stands for it
 */
public record CategoryDescription(String id, String description) {

  public CategoryDescription {
    Objects.requireNonNull(id, "id");
    description = description == null ? "" : description.strip();
  }

  /** Id in words, and the description. */
  public String words() {
    String name = id.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll("[-_/.]+", " ").strip();
    return description.isEmpty() ? name : name + ". " + description;
  }
}
