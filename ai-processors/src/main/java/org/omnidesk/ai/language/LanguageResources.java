package org.omnidesk.ai.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    try (InputStream stream = LanguageResources.class.getResourceAsStream("/ai/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: ai/" + name);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
