package org.omnidesk.ai.language;

import java.util.List;
import org.omnidesk.ai.text.ResourceLines;

/** Texts of ours on the class path, under {@code ai/}. */
final class LanguageResources {

  /** The topics of {@code ai/pairs/hinglish-<topic>.tsv}. */
  static final List<String> PAIR_TOPICS =
      List.of(
          "access",
          "commands",
          "daily",
          "everyday",
          "files",
          "followup",
          "hardware",
          "joiners",
          "mail",
          "meeting",
          "network",
          "office",
          "phone",
          "printer",
          "sap",
          "security",
          "server",
          "software");

  private LanguageResources() {}

  /** Lines without comments and empty ones. */
  static List<String> lines(String name) {
    return ResourceLines.of("/ai/" + name).stream()
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
