package org.omnidesk.connectors.email.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the hub itself says, as text files {@code notices/<template>.txt} with {@code {name}} where
 * a variable goes.
 */
final class NoticeTexts {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}");
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

  private NoticeTexts() {}

  /** The text; empty if there is no such template. */
  static Optional<String> render(String template, Map<String, String> variables) {
    if (template == null || !NAME.matcher(template).matches()) {
      return Optional.empty();
    }
    try (InputStream in =
        NoticeTexts.class.getResourceAsStream("/notices/email/" + template + ".txt")) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(
          VARIABLE
              .matcher(text)
              .replaceAll(v -> Matcher.quoteReplacement(variables.getOrDefault(v.group(1), "")))
              .strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
