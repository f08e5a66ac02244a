package org.omnidesk.connectors.email.mime;

/** Text made fit for storing and showing. */
public final class PlainText {

  private PlainText() {}

  /**
   * Line ends as {@code \n}; without NUL and other control characters (PostgreSQL refuses NUL) and
   * without halves of characters.
   */
  public static String clean(String text) {
    if (text == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
          clean.append('\n');
        }
      } else if (Character.isHighSurrogate(c)) {
        if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
          clean.append(c).append(text.charAt(++i));
        } else {
          clean.append('\uFFFD');
        }
      } else if (Character.isLowSurrogate(c)) {
        clean.append('\uFFFD');
      } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** One line: any white space becomes one space; at most {@code max} characters. */
  public static String line(String text, int max) {
    if (text == null) {
      return "";
    }
    String line = clean(text).replaceAll("[\\s\\u2028\\u2029]+", " ").strip();
    if (line.length() <= max) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(max - 2)) ? max - 2 : max - 1;
    return line.substring(0, end) + "…";
  }
}
