package org.omnidesk.tickets;

/** Makes outside text safe to store, without changing what it says. */
public final class Texts {

  private static final int KEY_LIMIT = 300;
  private static final int BODY_LIMIT = 200_000;

  private Texts() {}

  /** Without NUL, which PostgreSQL does not store, and without lone surrogates; null stays null. */
  public static String storable(String text) {
    if (text == null) {
      return null;
    }
    if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
      return text;
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
   * A name of the outside world as a key: storable and short enough for an index. A longer one
   * keeps its beginning and ends in its hash, so that different names stay different; null stays
   * null.
   */
  public static String key(String name) {
    String clean = storable(name);
    if (clean == null || clean.length() <= KEY_LIMIT) {
      return clean;
    }
    return storable(clean.substring(0, KEY_LIMIT - 65)) + '#' + Hash.sha256(clean);
  }

  /**
   * A ticket's description, storable and short enough for PostgreSQL's text index, which takes 1
   * MB; the whole of it stays with the message. Null becomes empty.
   */
  public static String body(String text) {
    String clean = storable(text == null ? "" : text);
    return clean.length() <= BODY_LIMIT
        ? clean
        : storable(clean.substring(0, BODY_LIMIT).replaceAll("[\\uD800-\\uDBFF]$", "")) + "\n[…]";
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
