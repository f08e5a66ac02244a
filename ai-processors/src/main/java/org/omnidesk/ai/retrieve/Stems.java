package org.omnidesk.ai.retrieve;

/**
 * Takes the endings of the plural and of the verb from an English word; crude, and the same both
 * ways.
 */
final class Stems {

  private Stems() {}

  /** The stem of a lower-case word. */
  static String of(String word) {
    String s = word.replaceAll("['’]s?$", "");
    if (s.length() > 4 && s.endsWith("ies")) {
      return s.substring(0, s.length() - 3) + "y";
    }
    if (s.length() > 4 && (s.endsWith("sses") || s.endsWith("xes") || s.endsWith("ches"))) {
      s = s.substring(0, s.length() - 2);
    } else if (s.length() > 3 && s.endsWith("s") && !s.endsWith("ss") && !s.endsWith("us")) {
      s = s.substring(0, s.length() - 1);
    }
    if (s.length() > 5 && s.endsWith("ing")) {
      s = undouble(s.substring(0, s.length() - 3));
    } else if (s.length() > 4 && s.endsWith("ed")) {
      s = undouble(s.substring(0, s.length() - 2));
    }
    return s.length() > 4 && s.endsWith("e") ? s.substring(0, s.length() - 1) : s;
  }

  private static String undouble(String s) {
    int n = s.length();
    return n > 3 && s.charAt(n - 1) == s.charAt(n - 2) && "ls".indexOf(s.charAt(n - 1)) < 0
        ? s.substring(0, n - 1)
        : s;
  }
}
