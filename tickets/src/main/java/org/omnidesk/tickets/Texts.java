package org.omnidesk.tickets;

/** Makes outside text safe to store, without changing what it says. */
public final class Texts {

  private Texts() {}

  /** Without NUL, which PostgreSQL does not store, and without lone surrogates; null stays null. */
  public static String storable(String text) {
    if (text == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        clean.append('\uFFFD');
      } else if (c != '\u0000') {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /**
   * One line of at most {@code limit} characters, control characters as spaces; {@code otherwise}
   * if nothing is left.
   */
  public static String line(String text, int limit, String otherwise) {
    if (text == null) {
      return otherwise;
    }
    String line = storable(text).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    if (line.isEmpty()) {
      return otherwise;
    }
    return line.length() <= limit
        ? line
        : line.substring(
                0,
                line.offsetByCodePoints(
                    0, Math.min(limit - 1, line.codePointCount(0, line.length()) - 1)))
            + "…";
  }
}
