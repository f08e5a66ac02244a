package org.omnidesk.connectors.glpi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The delivery key inside a followup. GLPI has no idempotency key, and comments or attributes are
 * lost when someone edits the text in its editor, so the key is a small last line of words. It
 * counts only in texts of the hub's own user: anyone could type it.
 */
final class Marker {

  private static final Pattern LINE = Pattern.compile("\\s*OmniDesk ref\\. (\\S{1,200})\\s*$");

  private Marker() {}

  /** HTML to put behind the text. */
  static String html(String key) {
    return "<p><small>OmniDesk ref. " + GlpiHtml.escape(key) + "</small></p>";
  }

  /** The key at the end of a plain text. */
  static Optional<String> find(String plain) {
    Matcher matcher = LINE.matcher(plain);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  static String strip(String plain) {
    return LINE.matcher(plain).replaceFirst("");
  }
}
